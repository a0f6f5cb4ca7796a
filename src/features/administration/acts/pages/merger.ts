import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  columns,
  field,
  html,
  link,
  notice,
  problemOf,
  radios,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { HintedAccount } from '../../../accounts/index.ts'
import { accountSide } from '../../hints/pages/show.ts'
import { whyField, type ActView } from './act.ts'

export type MergerView = ActView & {
  readonly own: HintedAccount
  /** The other account, once it is known which. */
  readonly other: HintedAccount | undefined
  /** What was typed to find it, and nothing was found or it is the same. */
  readonly missed?: Refusal | undefined
  readonly likely: string | undefined
  readonly zone: string
  readonly now: Date
}

/** Making two accounts one: first which other, then both side by side, which goes on, and why. */
export function mergerPage(t: Texts, view: MergerView): Page {
  const { accountId, person, offer, other } = view
  const back = t.path(`/admin/accounts/${accountId}`)
  return {
    title: t('administration.do.merger.title'),
    over: userText(person.otherScriptName ?? person.name),
    lead: t('administration.do.merger.lead'),
    section: 'administration',
    noIndex: true,
    problems: view.problems,
    ...(offer && other && { form: 'act' }),
    margin: link(t('administration.account.back'), back),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${offer && (other ? choose(t, view, other, back) : search(t, view))}`,
  }
}

/** A form that only leads on: the address then names both accounts. */
const search = (t: Texts, { accountId, missed, typed }: MergerView): Html =>
  html`${missed && notice('bad', t(missed.refused, missed.values))}
    <form method="get" action="${t.path(`/admin/accounts/${accountId}/merger`)}">
      ${field(t, {
        name: 'other',
        label: t('administration.do.merger.other'),
        hint: t('administration.do.merger.other.hint'),
        dir: 'ltr',
        required: true,
        maxlength: 254,
        spellcheck: false,
        autocomplete: 'off',
        value: typeof typed?.['other'] === 'string' ? typed['other'] : '',
        beside: button(t('administration.do.merger.look'), { kind: 'second' }),
      })}
    </form>`

const choose = (t: Texts, view: MergerView, other: HintedAccount, back: string): Html => {
  const { own, accountId, likely, typed, problems } = view
  const typedSurvivor = typed?.['survivor']
  return html`${columns(accountSide(t, own, view), accountSide(t, other, view))}
    <form id="act" method="post" action="${t.path(`/admin/accounts/${accountId}/merger`)}" novalidate>
      <input type="hidden" name="other" value="${other.id}" />
      ${notice('info', t('administration.second.words'))}
      ${radios(t, {
        name: 'survivor',
        legend: t('administration.do.merger.survivor'),
        hint: t('administration.do.merger.survivor.hint'),
        required: true,
        value: typeof typedSurvivor === 'string' ? typedSurvivor : likely,
        problem: problemOf(problems, 'survivor'),
        options: [own, other].map((one) => ({
          value: one.id,
          label: userText(one.userName ?? one.name),
          hint: userText(one.name),
        })),
      })}
      ${whyField(t, view)}
      ${actions(
        button(t('administration.second.submit'), { kind: 'main' }),
        link(t('administration.change-nothing'), back),
      )}
    </form>`
}
