import { dayOf } from '../../../../platform/i18n/dates.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  checkbox,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  notice,
  problemOf,
  url,
} from '../../../../platform/ui/index.ts'
import type { Child, Html, Line, Page } from '../../../../platform/ui/index.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Address } from '../types.ts'

export type AddressesView = {
  readonly live: readonly Address[]
  /** Removed, and still able to come back. */
  readonly resting: readonly (Address & { readonly until: Date })[]
  /** Asked for and not proven yet. */
  readonly asked: readonly {
    readonly id: Id
    readonly shown: string
    readonly at: Date
    readonly until: Date
  }[]
  /** Of accounts that were made one with this. */
  readonly merged: readonly Address[]
  readonly zone: string
  readonly typed: { readonly email: string; readonly isContact: boolean }
  readonly problems: readonly Problem[]
  readonly refusal?: Refusal | undefined
}

const formId = 'address'
const here = '/account/addresses'

/** Every address that leads to me, where the body writes, and the way to add one. */
export const addressesPage = (t: Texts, view: AddressesView): Page => ({
  title: t('accounts.addresses.title'),
  lead: t('accounts.addresses.lead'),
  section: 'account',
  margin: link(t('accounts.page.back'), t.path('/account')),
  problems: view.problems,
  form: formId,
  noIndex: true,
  body: html`
    ${view.refusal && notice('bad', t(view.refusal.refused, view.refusal.values))}
    ${ledgers(
      ledger(
        t('accounts.addresses.mine'),
        html`${lines([...view.live.map((one) => mine(t, one, view)), ...view.merged.map((one) => merged(t, one))])}`,
      ),
      view.asked.length > 0 &&
        ledger(t('accounts.addresses.asked'), lines(view.asked.map((one) => asked(t, one, view)))),
      view.resting.length > 0 &&
        ledger(t('accounts.addresses.resting'), lines(view.resting.map((one) => resting(t, one, view)))),
      ledger(t('accounts.addresses.add'), addForm(t, view)),
    )}
  `,
})

function mine(t: Texts, one: Address, view: AddressesView): Line {
  const says = one.isContact
    ? html`<strong>${t('accounts.addresses.contact')}</strong>`
    : t('accounts.addresses.since', { day: dayOf(t, one.since, view.zone) })
  return { first: bdi(one.shown), says, end: one.isContact ? undefined : acts(t, one) }
}

const merged = (t: Texts, one: Address): Line => ({
  first: bdi(one.shown),
  says: t('accounts.addresses.merged'),
})

/** Buttons are named after their address, for those who hear them without the line they stand in. */
const acts = (t: Texts, { key, shown }: Address): Html =>
  formTo(
    t,
    `${here}/contact`,
    html`<input type="hidden" name="address" value="${key}" />
      ${act(t, 'contact', shown)}<br />${act(t, 'removal', shown)}`,
  )

const act = (t: Texts, what: 'contact' | 'removal', shown: string): Html =>
  button(t(`accounts.addresses.${what}.submit`), {
    kind: 'plain',
    formaction: t.path(`${here}/${what}`),
    spoken: t(`accounts.addresses.${what}.spoken`, { address: shown }),
  })

/** Knows the page it stands on, so that whoever has to sign in again in between comes back to it. */
const formTo = (t: Texts, path: string, inner: Child): Html =>
  html`<form method="post" action="${url(t.path(path))}">
    <input type="hidden" name="form-page" value="${here}" />
    ${inner}
  </form>`

const asked = (t: Texts, one: AddressesView['asked'][number], view: AddressesView): Line => ({
  first: bdi(one.shown),
  says: t('accounts.addresses.asked.words', {
    asked: dayOf(t, one.at, view.zone),
    until: dayOf(t, one.until, view.zone),
  }),
  end: formTo(
    t,
    `${here}/requests/${one.id}/end`,
    button(t('accounts.addresses.give-up'), {
      kind: 'plain',
      spoken: t('accounts.addresses.give-up.spoken', { address: one.shown }),
    }),
  ),
})

const resting = (t: Texts, one: AddressesView['resting'][number], view: AddressesView): Line => ({
  first: bdi(one.shown),
  says: t('accounts.addresses.resting.words', { until: dayOf(t, one.until, view.zone) }),
})

const addForm = (t: Texts, view: AddressesView): Html =>
  html`<form method="post" action="${url(t.path(here))}" id="${formId}" novalidate>
      ${field(t, {
        name: 'email',
        label: t('accounts.addresses.email'),
        hint: t('accounts.addresses.email.hint'),
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        value: view.typed.email,
        required: true,
        maxlength: 254,
        problem: problemOf(view.problems, 'email'),
      })}
      ${checkbox(t, {
        name: 'contact',
        label: t('accounts.addresses.make-contact'),
        hint: t('accounts.addresses.make-contact.hint'),
        optional: true,
        checked: view.typed.isContact,
      })}
      ${actions(button(t('accounts.addresses.submit'), { kind: 'action' }))}
    </form>
    <p class="small">
      ${t.html('accounts.addresses.two', { link: (inner: Child) => link(inner, t.path('/account/merging')) })}
    </p>`
