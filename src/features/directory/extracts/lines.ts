import type { Language } from '../../../values/language.ts'
import { organisationName } from '../rules.ts'
import type { Organisation } from '../types.ts'
import type { SeenEntry } from '../people/types.ts'
import type { Line } from './types.ts'

/** A line about an organisation. Whether its membership is active is between members. */
export const organisationLine = (
  it: Organisation,
  language: Language,
  address: string | undefined,
  seesMembership: boolean,
): Line => {
  const name = organisationName(it, language)
  return {
    id: it.id,
    name,
    otherName: it.name === name ? undefined : it.name,
    acronym: it.acronym ?? undefined,
    category: it.category,
    countryCode: it.countryCode,
    address,
    webSite: it.webSite ?? undefined,
    membership: seesMembership && it.membership !== 'none' ? it.membership : undefined,
  }
}

/** A line about a person, of what was made visible already; the address is the organisation's. */
export const personLine = (
  it: SeenEntry,
  language: Language,
  addresses: ReadonlyMap<string, string>,
): Line => {
  const [post] = it.posts
  return {
    id: it.personId,
    name: it.name,
    otherName: it.otherScriptName ?? undefined,
    organisation: post && organisationName(post.organisation, language),
    role: post?.role ?? undefined,
    unit: post?.unit ?? undefined,
    category: post?.organisation.category,
    address: post && addresses.get(post.organisation.id),
    jobTitle: it.jobTitle,
    email: it.email,
    phone: it.phone,
    countryCode: it.countryCode,
    languages: it.languages,
  }
}
