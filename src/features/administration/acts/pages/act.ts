import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  link,
  notice,
  problemOf,
  radios,
  textArea,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Person } from '../../../directory/index.ts'
import type { Offer } from '../../types.ts'
import { asksWhy } from '../rules.ts'

export type ActView = {
  readonly accountId: string
  readonly person: Person
  /** What is to be done; undefined: it cannot be done, and `no` says why. */
  readonly offer: Offer | undefined
  readonly act: Offer['act']
  readonly no?: Refusal | undefined
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
}

/** One act before it is done: what it means for the person, who is told, what has to be said, and one button. */
export function actPage(t: Texts, view: ActView): Page {
  const { act, offer, accountId, person } = view
  const back = t.path(`/admin/accounts/${accountId}`)
  return {
    title: t(`administration.do.${act}.title`),
    over: userText(person.otherScriptName ?? person.name),
    lead: t(`administration.do.${act}.lead`),
    section: 'administration',
    noIndex: true,
    problems: view.problems,
    ...(offer && { form: 'act' }),
    margin: link(t('administration.account.back'), back),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    ${
      offer &&
      html`<form id="act" method="post" action="${t.path(`/admin/accounts/${accountId}/${act}`)}" novalidate>
        ${offer.needsSecond && notice('info', t('administration.second.words'))} ${fields(t, view)}
        ${asksWhy(offer) && whyField(t, view)}
        ${actions(
          button(t(offer.needsSecond ? 'administration.second.submit' : `administration.do.${act}.submit`), {
            kind: 'main',
          }),
          link(t('administration.change-nothing'), back),
        )}
      </form>`
    }`,
  }
}

const typedIn = ({ typed }: ActView, name: string): string | undefined => {
  const value = typed?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Who reads it is said in the hint: the person, whoever must agree, or colleagues. */
export const whyField = (t: Texts, view: ActView): Html =>
  textArea(t, {
    name: 'reason',
    label: t('administration.reason'),
    hint: t(readBy(view)),
    required: true,
    maxlength: 1000,
    value: typedIn(view, 'reason') ?? '',
    problem: problemOf(view.problems, 'reason'),
  })

function readBy({ act, offer }: ActView): string {
  if (act === 'viewing') return 'administration.reason.person-reads'
  return offer?.needsSecond ? 'administration.reason.second-reads' : 'administration.reason.staff-reads'
}

function fields(t: Texts, view: ActView): Child {
  if (view.act === 'block') return blockFields(t, view)
  if (view.act === 'name') return nameFields(t, view)
  if (view.act === 'contact-change')
    return field(t, {
      name: 'address',
      label: t('administration.do.contact-change.address'),
      hint: t('administration.do.contact-change.address.hint'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'off',
      required: true,
      maxlength: 254,
      value: typedIn(view, 'address') ?? '',
      problem: problemOf(view.problems, 'address'),
    })
  return undefined
}

const blockFields = (t: Texts, view: ActView): Html =>
  radios(t, {
    name: 'why',
    legend: t('administration.do.block.why'),
    value: typedIn(view, 'why'),
    problem: problemOf(view.problems, 'why'),
    options: (['staff', 'breach'] as const).map((value) => ({
      value,
      label: t(`administration.do.block.why.${value}`),
      hint: t(`administration.do.block.why.${value}.hint`),
    })),
  })

function nameFields(t: Texts, view: ActView): Html {
  const { person } = view
  const one = (name: string, key: string, now: string | null, more: object = {}) =>
    field(t, {
      name,
      label: t(`administration.person.${key}`),
      maxlength: 120,
      spellcheck: false,
      autocomplete: 'off',
      value: typedIn(view, name) ?? now ?? '',
      problem: problemOf(view.problems, name),
      ...more,
    })
  return html`${one('name', 'name', person.name, { required: true })}
  ${one('other-script-name', 'other-script', person.otherScriptName, { optional: true })}
  ${one('badge-name', 'badge-name', person.badgeName, { optional: true })}`
}
