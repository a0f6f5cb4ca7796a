import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  notice,
  problemOf,
  select,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { interpretation, onTheDay, takingPart, text, visaPart, type FormView } from '../../pages/form.ts'
import { eventLine } from '../../pages/words.ts'
import type { RegistrationView } from '../../types.ts'

/** Everything the form of a change shows. */
export type ChangeView = RegistrationView & {
  readonly form: FormView
  /** Those of which the person may choose; `undefined` keeps what the registration says. */
  readonly organisations: readonly { readonly id: OrganisationId | undefined; readonly name: string }[]
  /** A material change is decided again: said before the form. */
  readonly isDecidedAgain: boolean
  /** The seat they hold is given back then. */
  readonly holdsSeat: boolean
}

export type Trouble = { readonly problems?: readonly Problem[]; readonly no?: Refusal }

/** Changing what was sent, or putting right what was rejected. What is decided again is said before. */
export function changePage(t: Texts, view: ChangeView, { problems = [], no }: Trouble = {}): Page {
  const { it, event } = view
  const kind = it.state === 'rejected' ? 'correct' : 'edit'
  const own = t.path(`/registrations/${it.number}`)
  const asksAgreement = no?.refused === 'registrations.edit.again'
  return {
    title: t(`registrations.${kind}.title`),
    over: eventLine(t, event),
    lead: t(`registrations.${kind}.lead`),
    section: 'registrations',
    problems,
    form: 'change',
    noIndex: true,
    margin: link(t('registrations.back'), own),
    body: html`${no && notice(asksAgreement ? 'info' : 'bad', t(no.refused, no.values))}
      ${kind === 'correct' && reason(t, view)}
      <form id="change" method="post" action="${own}/change" novalidate>
        <input type="hidden" name="revision" value="${text(view.form.typed, 'revision')}" />
        ${asksAgreement && html`<input type="hidden" name="agreed" value="yes" />`}
        ${represents(t, view, problems)}
        ${kind === 'correct' ? takingPart(t, view.form, problems) : rest(t, view, problems)}
        ${onTheDay(t, view.form, problems)}
        ${actions(
          button(t(asksAgreement ? 'registrations.edit.submit.again' : `registrations.${kind}.submit`), {
            kind: 'main',
          }),
          link(t('registrations.back-change-nothing'), own),
        )}
      </form>`,
  }
}

const reason = (t: Texts, { it }: ChangeView): Html =>
  ledgers(ledger(t('registrations.reason'), userParagraph(it.decisionReason ?? '')))

/** For whom: one of their own organisations. Another one is decided again, and their seat may go. */
function represents(
  t: Texts,
  { it, organisations, isDecidedAgain, holdsSeat, form }: ChangeView,
  problems: readonly Problem[],
): Child {
  const [only] = organisations
  if (!only) return undefined
  const hint = [
    isDecidedAgain && t('registrations.edit.organisation.again'),
    isDecidedAgain && holdsSeat && t('registrations.edit.organisation.seat'),
  ].filter((one) => typeof one === 'string')
  return fieldset(
    t('registrations.part.organisation'),
    organisations.length === 1
      ? html`<p>${userText(only.name)}</p>
          <p>${link(t('registrations.edit.organisation.account'), t.path('/account/affiliations'))}</p>`
      : select(t, {
          name: 'organisation',
          label: t('registrations.label.represents'),
          hint: hint.join(' '),
          value: text(form.typed, 'organisation') || (it.organisationId ?? ''),
          options: organisations.map(({ id = '', name }) => ({ value: id, label: name })),
          problem: problemOf(problems, 'organisation'),
        }),
  )
}

/** How somebody takes part is changed on a page of its own. */
function rest(t: Texts, { form, it }: ChangeView, problems: readonly Problem[]): Child {
  const visa = it.mode === 'on-site' && visaPart(t, form)
  const language = interpretation(t, form, problems)
  return visa || language
    ? fieldset(t('registrations.part.taking-part'), html`${visa} ${language}`)
    : undefined
}
