import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  problemOf,
  select,
  small,
  textArea,
  url,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { regimes } from '../../../participation/index.ts'
import { fieldFor } from '../parse.ts'
import type { ChangeLine } from '../types.ts'
import { changeLines, rulesPath } from './change-lines.ts'
import { categoryWords, regimeWords } from './words.ts'

/** What is said of a category where the form says nothing, and who says it. */
export type Underneath = {
  readonly category: string
  readonly by: 'policy' | 'group' | 'nobody'
  readonly regime: string
}

export type OverridesView = {
  readonly profile: Profile
  readonly kind: 'event' | 'group'
  readonly code: string
  readonly underneath: readonly Underneath[]
  readonly changes: readonly ChangeLine[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

export const formId = 'overrides'

const valueOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Category by category: as the policy says, or something else; with the reason that the log keeps. */
export function overridesBody(t: Texts, view: OverridesView): Html {
  const { kind, code, profile } = view
  return html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    <p>${t(`events.overrides.lead.${kind}`)}</p>
    ${linkList(
      kind === 'event' && link(t('events.overrides.try'), t.path(`/desk/rules/preview?event=${code}`)),
      kind === 'event' && link(t('events.overrides.count'), t.path(`/desk/rules/count?event=${code}`)),
      link(t('events.overrides.policy'), t.path('/desk/rules')),
    )}
    <form id="${formId}" method="post" action="${url(t.path(rulesPath(view)))}" novalidate>
      <input type="hidden" name="seen" value="${valueOf(view.typed, 'seen')}" />
      ${fieldset(
        t('events.overrides.by-category'),
        html`${view.underneath.map((one) => control(t, view, one))}
        ${choice(t, view, '*', t('events.overrides.nothing'), t('events.overrides.all-others.hint'))}`,
      )}
      ${fieldset(
        t('events.overrides.why'),
        html`${textArea(t, {
          name: 'reason',
          label: t('events.overrides.reason'),
          hint: t('events.overrides.reason.hint'),
          value: valueOf(view.typed, 'reason'),
          maxlength: 1000,
          rows: 3,
          required: true,
          problem: problemOf(view.problems, 'reason'),
        })}
        ${small(t('events.overrides.effect'))}`,
      )}
      ${actions(button(t('events.overrides.save'), { kind: 'main' }))}
    </form>
    ${view.changes.length > 0 && log(t, view, profile)}`
}

const control = (t: Texts, view: OverridesView, { category, by, regime }: Underneath): Html =>
  choice(t, view, category, t(`events.overrides.as.${by}`, { regime: regimeWords(t, regime) }))

const choice = (t: Texts, view: OverridesView, category: string, left: string, hint?: string): Html =>
  select(t, {
    name: fieldFor(category),
    label: categoryWords(t, view.profile, category),
    hint,
    value: valueOf(view.typed, fieldFor(category)),
    problem: problemOf(view.problems, fieldFor(category)),
    options: [
      { value: '', label: left },
      ...regimes.map((regime) => ({ value: regime, label: regimeWords(t, regime) })),
    ],
  })

const log = (t: Texts, view: OverridesView, profile: Profile): Html =>
  ledgers(
    ledger(
      t('events.overrides.log'),
      html`${changeLines(t, profile, view.changes, { zone: profile.seat.timeZone, named: false })}
        <p>
          ${link(t('events.overrides.log.all'), t.path(`/desk/rules/changes?${view.kind}=${view.code}`))}
        </p>`,
    ),
  )
