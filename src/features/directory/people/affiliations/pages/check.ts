import { plainDay, type Texts } from '../../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  button,
  html,
  link,
  linkList,
  notice,
  steps,
  userText,
  type AnswerGroup,
  type Html,
  type Page,
} from '../../../../../platform/ui/index.ts'
import type { Typed } from '../../../../../values/problem.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { organisationName, stateOfNewClaim } from '../../../rules.ts'
import type { Organisation } from '../../../types.ts'
import { categoryName } from '../../../pages/parts.ts'
import type { EmployerChange, Past } from '../types.ts'
import { consequences } from './consequences.ts'
import { nameOf } from './words.ts'

/** Everything "check what will happen" shows. */
export type CheckView = {
  readonly profile: Profile
  readonly change: EmployerChange
  /** The affiliation that ends. */
  readonly ends: Past | undefined
  /** The organisation of the list that is claimed. */
  readonly claimed: Organisation | undefined
  readonly typed: Typed
  readonly atStake: readonly Html[]
}

const formId = 'confirmation'
const form = '/account/affiliations/change'

/** What ends and what begins, what that does, and one button. */
export const checkPage = (t: Texts, view: CheckView, no?: Refusal): Page => ({
  title: t('directory.affiliations.check.title'),
  lead: t('directory.affiliations.check.lead'),
  section: 'account',
  noIndex: true,
  form: formId,
  margin: html`${linkList(link(t('directory.affiliations.back'), t.path('/account/affiliations')))}
  ${steps(t, {
    names: [t('directory.affiliations.step.say'), t('directory.affiliations.step.check')],
    now: 2,
  })}`,
  body: html`${no && notice('bad', t(no.refused, no.values))} ${answers(t, groups(t, view))}
    ${view.ends && consequences(t, nameOf(t, view.ends), view.atStake)}
    <h2>${t('directory.affiliations.then')}</h2>
    <p>${t(`directory.affiliations.then.${whatFollows(view)}`, { organisation: claimedName(t, view) })}</p>
    <form id="${formId}" method="post" action="${t.path(`${form}/confirmation`)}">
      ${hidden(view.typed)}
      ${actions(
        button(t('directory.affiliations.confirm'), { kind: 'main' }),
        button(t('directory.affiliations.correct'), {
          kind: 'second',
          formaction: t.path(form),
          name: 'act',
          value: 'correct',
        }),
      )}
    </form>`,
})

/** What was typed goes along; nothing of it is kept before it is confirmed. */
const hidden = (typed: Typed): readonly Html[] =>
  Object.entries(typed).flatMap(([name, value]) =>
    name === 'act' || typeof value !== 'string'
      ? []
      : [html`<input type="hidden" name="${name}" value="${value}" />`],
  )

const whatFollows = ({ change, claimed }: CheckView): string => {
  const { kind } = change.begins.organisation
  return kind === 'listed' ? stateOfNewClaim(claimed) : kind
}

function claimedName(t: Texts, { change, claimed }: CheckView): string {
  const { organisation } = change.begins
  if (organisation.kind === 'unlisted') return organisation.name
  return claimed ? organisationName(claimed, t.language) : t('directory.affiliations.unknown')
}

function groups(t: Texts, view: CheckView): AnswerGroup[] {
  const { begins, ends } = view.change
  const row = (key: string, value: string | null | undefined, isDay = false) =>
    value
      ? [
          {
            label: t(`directory.affiliations.${key}`),
            value: isDay ? plainDay(t, value) : userText(value),
          },
        ]
      : []
  const category = view.claimed?.category ?? begins.category
  return [
    ...(view.ends
      ? [
          {
            title: t('directory.affiliations.what-ends'),
            rows: [
              { label: t('directory.field.organisation'), value: userText(nameOf(t, view.ends)) },
              ...row('last-day', ends?.on, true),
            ],
          },
        ]
      : []),
    {
      title: t('directory.affiliations.what-begins'),
      rows: [
        { label: t('directory.field.organisation'), value: userText(claimedName(t, view)) },
        {
          label: t('directory.affiliations.membership'),
          value: categoryName(t, view.profile, category),
        },
        ...row('role', begins.role),
        ...row('unit', begins.unit),
        ...row('from-on', begins.fromOn, true),
        ...(begins.isMain
          ? [{ label: t('directory.affiliations.main'), value: t('directory.affiliations.yes') }]
          : []),
      ],
    },
  ]
}
