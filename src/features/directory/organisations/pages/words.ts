import { countryName, languageName, plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  bdi,
  html,
  muted,
  userParagraph,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import { categoryName, nameIn } from '../../pages/parts.ts'
import type { FormerName } from '../../types.ts'
import type { OrganisationContact } from '../types.ts'

/** What pages need to name the values of fields: the body, and what organisations are called that a value points to. */
export type Naming = { readonly profile: Profile; readonly nameOf: (id: string) => string | undefined }

const labelled = (
  t: Texts,
  list: readonly { readonly id: string; readonly label: Parameters<Texts['words']>[0] }[],
  id: string,
) => {
  const found = list.find((one) => one.id === id)
  return found ? t.words(found.label) : id
}

export const sectorNames = (t: Texts, { sectors }: Profile, ids: readonly string[]): readonly string[] =>
  sectors.filter(({ id }) => ids.includes(id)).map(({ label }) => t.words(label))

export const studyGroupName = (t: Texts, { studyGroups }: Profile, id: string): string =>
  labelled(t, studyGroups, id)

export const contactRoleName = (t: Texts, { contactRoles }: Profile, id: string): string =>
  labelled(t, contactRoles, id)

/** What a field is called, such as "Official name in French" or "Contact: Billing". */
export function fieldLabel(t: Texts, profile: Profile, field: string): string {
  const [first = '', part = ''] = field.split('.')
  if (first === 'names')
    return t('directory.organisations.field.names', { language: languageName(t, part).here })
  if (first === 'contacts')
    return t('directory.organisations.field.contacts', { role: contactRoleName(t, profile, part) })
  return t(`directory.organisations.field.${first}`)
}

/** The value of a field as a reader sees it; something muted where there is none. */
export function fieldValue(t: Texts, naming: Naming, field: string, value: unknown): Html {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return muted(t('directory.organisations.nothing'))
  const [first = '', part = ''] = field.split('.')
  if (first === 'names') return nameIn(value as string, part)
  if (first === 'contacts') return contactLines(t, value as Omit<OrganisationContact, 'role'>)
  return simpleValue(t, naming, first, value)
}

function simpleValue(t: Texts, { profile, nameOf }: Naming, field: string, value: unknown): Html {
  const text = value as string
  switch (field) {
    case 'countryCode':
      return html`${countryName(t, profile, text)}`
    case 'category':
      return html`${categoryName(t, profile, text)}`
    case 'sectors':
      return html`${sectorNames(t, profile, value as string[]).join(', ')}`
    case 'studyGroup':
      return html`${studyGroupName(t, profile, text)}`
    case 'parentId':
      return userText(nameOf(text) ?? text)
    case 'membership':
      return html`${t(`directory.organisations.membership.${text}`)}`
    case 'memberSince':
    case 'memberUntil':
    case 'arrearsSince':
      return html`${plainDate(t, text)}`
    case 'acronyms':
    case 'domains':
      return apart((value as string[]).map(bdi))
    case 'formerNames':
      return apart((value as FormerName[]).map((one) => formerlyWords(t, one)))
    case 'address':
      return userParagraph(text)
    case 'webSite':
    case 'code':
      return bdi(text)
    default:
      return userText(text)
  }
}

/** One under the other: names in several directions do not mix in a line. */
const apart = (all: readonly Child[]): Html =>
  html`${all.map((one, place) => html`${place > 0 && html`<br />`}${one}`)}`

/** A former name, with the year until which it was used where that is known. */
export const formerlyWords = (t: Texts, { name, until }: FormerName): Html =>
  until === null
    ? userText(name)
    : t.html('directory.organisations.former-until', { name: userText(name), year: bdi(String(until)) })

/** Name, address and number of a contact, one under the other. */
export const contactWords = ({ name, email, phone }: Omit<OrganisationContact, 'role'>): Html =>
  apart(
    [name && userText(name), email && bdi(email), phone && html`<bdi dir="ltr">${phone}</bdi>`].filter(
      Boolean,
    ),
  )

/** The same for staff, with who may see it. */
export const contactLines = (t: Texts, it: Omit<OrganisationContact, 'role'>): Html =>
  apart([contactWords(it), muted(t(`directory.organisations.visibility.${it.visibility}`))])
