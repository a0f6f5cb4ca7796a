import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  checkbox,
  field,
  fileField,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice,
  problemOf,
  radios,
  small,
  textArea,
  url,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { desks } from '../types.ts'
import { aboutWords, type AboutWords } from './words.ts'

export type Contacts = { readonly registration: string; readonly accounts: string; readonly general: string }

export type ContactView = {
  readonly contacts: Contacts
  readonly isSignedIn: boolean
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** What they came from, which may be left out. */
  readonly about: AboutWords | undefined
}

const formId = 'contact'
const said = (typed: Typed, name: string): string => String(typed[name] ?? '')

/** Writing to the desk whose matter it is, and the addresses for those who would rather write a mail. */
export const contactPage = (t: Texts, view: ContactView): Page => ({
  title: t('enquiries.contact.title'),
  lead: t('enquiries.contact.lead'),
  section: 'help',
  form: formId,
  problems: view.problems,
  margin: link(t('enquiries.contact.help'), t.path('/help')),
  body: html`<form
      id="${formId}"
      method="post"
      action="${url(t.path('/help/contact'))}"
      enctype="multipart/form-data"
      novalidate
    >
      ${view.isSignedIn ? '' : whoWrites(t, view)} ${whatAbout(t, view)}
      ${textArea(t, {
        name: 'words',
        label: t('enquiries.field.words'),
        hint: t('enquiries.field.words.hint'),
        value: said(view.typed, 'words'),
        rows: 8,
        problem: problemOf(view.problems, 'words'),
      })}
      ${fileField(t, {
        name: 'file',
        label: t('enquiries.field.file'),
        hint: t('enquiries.field.file.hint'),
        optional: true,
        problem: problemOf(view.problems, 'file'),
      })}
      ${trap(t)} ${small(t('enquiries.contact.never'))}
      ${actions(button(t('enquiries.contact.send'), { kind: 'main' }))}
    </form>
    ${ledgers(ledger(t('enquiries.contact.mail'), addresses(t, view)))}`,
})

const whoWrites = (t: Texts, { typed, problems }: ContactView): Html =>
  html`${field(t, {
    name: 'name',
    label: t('enquiries.field.name'),
    value: said(typed, 'name'),
    autocomplete: 'name',
    optional: true,
    problem: problemOf(problems, 'name'),
  })}
  ${field(t, {
    name: 'email',
    type: 'email',
    label: t('enquiries.field.email'),
    hint: t('enquiries.field.email.hint'),
    value: said(typed, 'email'),
    autocomplete: 'email',
    problem: problemOf(problems, 'email'),
  })}`

const whatAbout = (t: Texts, { typed, problems, about }: ContactView): Html =>
  html`${radios(t, {
    name: 'desk',
    legend: t('enquiries.field.desk'),
    value: said(typed, 'desk'),
    options: desks.map((desk) => ({
      value: desk,
      label: t(`enquiries.desk.${desk}`),
      hint: t(`enquiries.desk.${desk}.hint`),
    })),
    problem: problemOf(problems, 'desk'),
  })}
  ${
    about &&
    checkbox(t, {
      name: 'about',
      value: about.about.ref,
      checked: said(typed, 'about') !== '',
      label: aboutWords(t, about),
      hint: t('enquiries.about.hint'),
    })
  }
  ${field(t, {
    name: 'subject',
    label: t('enquiries.field.subject'),
    hint: t('enquiries.field.subject.hint'),
    value: said(typed, 'subject'),
    maxlength: 150,
    problem: problemOf(problems, 'subject'),
  })}`

/** No person sees it; programs that fill in everything say by it what they are. */
export const trap = (t: Texts): Html =>
  html`<div hidden>
    <label for="homepage">${t('enquiries.trap')}</label>
    <input id="homepage" name="homepage" type="text" tabindex="-1" autocomplete="off" />
  </div>`

const addresses = (t: Texts, { contacts }: ContactView): Html =>
  html`${(['registration', 'accounts', 'general'] as const).map(
    (which) =>
      html`<p>
        ${t.html(`enquiries.contact.to.${which}`, { contact: link(bdi(contacts[which]), `mailto:${contacts[which]}`) })}
      </p>`,
  )}`

/** After a stranger has written: the same for everybody. */
export const sentPage = (t: Texts, outbox: string | undefined): Page => ({
  title: t('enquiries.sent.title'),
  lead: t('enquiries.sent.lead'),
  section: 'help',
  noIndex: true,
  body: html`${notice('info', t('enquiries.sent.mail'))}
  ${linkList(
    link(t('enquiries.contact.help'), t.path('/help')),
    outbox && link(t('enquiries.sent.outbox'), t.path(outbox)),
  )}`,
})
