import {
  countryName,
  languageName,
  list,
  plainDate,
  plainDay,
  type Texts,
} from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  muted,
  said,
  small,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import {
  maySeeFocalPoints,
  maySeeMembershipState,
  organisationName,
  otherNames,
  webAddress,
} from '../rules.ts'
import type { Role } from '../focal-points/types.ts'
import { roleName } from '../focal-points/words.ts'
import type { More, Named } from '../organisations/more.ts'
import {
  contactRoleName,
  contactWords,
  formerlyWords,
  sectorNames,
  studyGroupName,
} from '../organisations/pages/words.ts'
import { seesContact } from '../organisations/rules.ts'
import type { OrganisationContact, OrganisationData } from '../organisations/types.ts'
import type { Organisation, Viewer } from '../types.ts'
import { underName } from '../under-name.ts'
import { categoryName, nameIn, searchOf } from './parts.ts'

/** One organisation, and who looks at it. */
export type OrganisationView = {
  readonly profile: Profile
  readonly organisation: Organisation
  /** Kind by kind, those to be asked first in front. */
  readonly focalPoints: readonly Role[]
  readonly viewer: Viewer
  /** Its people, as far as the viewer may see them. */
  readonly people?: Html | undefined
} & Partial<More>

/** The page of an organisation: who decides comes first, e-mail addresses never. */
export function organisationPage(t: Texts, view: OrganisationView): Page {
  const { organisation: it, profile } = view
  const name = organisationName(it, t.language)
  const [own] = otherNames(it, name)
  const contacts = (view.data?.contacts ?? []).filter(({ visibility }) =>
    seesContact(visibility, view.viewer),
  )
  return {
    title: name,
    over: underName(t, profile, it),
    lead: it.name !== name && own && nameIn(own.name, own.language),
    section: 'directory',
    margin: html`${linkList(
      link(t('directory.back'), t.path('/directory')),
      view.viewer.isStaff &&
        link(t('directory.organisations.show.do-here'), t.path(`/desk/organisations/${it.id}`)),
    )}`,
    body: ledgers(
      ledger(t('directory.who'), whoDecides(t, view), { id: 'who' }),
      ledger(t('directory.membership'), membership(t, view)),
      ledger(t('directory.names'), names(t, view)),
      ledger(t('directory.organisations.part.place'), place(t, view)),
      contacts.length > 0 &&
        ledger(t('directory.organisations.part.contacts'), contactLedger(t, profile, contacts)),
      tree(t, view),
      view.people && ledger(t('directory.people.of'), view.people, { id: 'people' }),
      ledger(t('directory.wrong'), wrong(t, profile.helpContacts.general)),
    ),
  }
}

function whoDecides(t: Texts, { organisation, focalPoints, viewer, profile }: OrganisationView): Html {
  const isThere = focalPoints.length > 0
  const write = link(
    t(isThere ? 'directory.who.write' : 'directory.who.write-desk'),
    t.path(`/directory/focal-points/${organisation.id}`),
  )
  if (isThere && maySeeFocalPoints(viewer))
    return html`${lines(
        focalPoints.map((one) => ({
          first: said(userText(one.name), one.isDeputy && t('directory.who.deputy'), absence(t, one)),
          says: roleName(t, profile, { ...one, isDeputy: false }),
        })),
      )}
      <p>${write}</p>`
  return html`<p>${t(isThere ? 'directory.who.some' : 'directory.who.none')}</p>
    ${isThere && lines(roleNames(t, profile, focalPoints).map((first) => ({ first })))}
    <p>${write}</p>
    ${isThere && small(t('directory.who.signed-in'))}`
}

/** Which kinds and Sectors somebody decides about, each once and without a name. */
const roleNames = (t: Texts, profile: Profile, roles: readonly Role[]): readonly string[] => [
  ...new Set(roles.map((one) => roleName(t, profile, { ...one, isDeputy: false }))),
]

const absence = (t: Texts, { isAway, awayUntil }: Role): Child =>
  isAway &&
  muted(awayUntil ? t('directory.who.away-until', { day: plainDay(t, awayUntil) }) : t('directory.who.away'))

function membership(t: Texts, { organisation, profile, viewer, data }: OrganisationView): Html {
  const category = categoryName(t, profile, organisation.category)
  const isMember = organisation.membership !== 'none'
  return html`<p>${t('directory.membership.listed', { category })}</p>
    ${isMember && data && covers(t, profile, data)}
    ${
      isMember &&
      (maySeeMembershipState(viewer)
        ? html`<p>${t(`directory.membership.${organisation.membership}`)}</p>
            ${data?.arrearsSince && viewer.isStaff && small(t('directory.organisations.arrears', { day: plainDate(t, data.arrearsSince) }))}`
        : small(t('directory.membership.between-members')))
    }`
}

/** Since when, which Sectors, and the one group it picked. */
const covers = (t: Texts, profile: Profile, data: OrganisationData): Html =>
  html`${data.memberSince && html`<p>${t('directory.organisations.member-since', { day: plainDate(t, data.memberSince) })}</p>`}
  ${
    data.sectors.length > 0 &&
    html`<p>
      ${t('directory.organisations.sectors', { sectors: list(t, sectorNames(t, profile, data.sectors)) })}
    </p>`
  }
  ${data.studyGroup && html`<p>${studyGroupName(t, profile, data.studyGroup)}</p>`}`

/** Every name, each in its own language and direction; then acronyms, and what it was called before. */
function names(t: Texts, { organisation: it, data }: OrganisationView): Html {
  const all = otherNames(it, '').map(({ language, name }) => ({
    first: muted(language ? languageName(t, language).here : t('directory.names.own')),
    says: nameIn(name, language),
  }))
  const acronyms = (it.acronyms ?? []).map((one) => ({
    first: muted(t('directory.names.acronym')),
    says: bdi(one),
  }))
  const former = (data?.formerNames ?? []).map((one) => ({
    first: muted(t('directory.organisations.former')),
    says: formerlyWords(t, one),
  }))
  return lines([...all, ...acronyms, ...former])
}

function place(t: Texts, { organisation, profile, data }: OrganisationView): Html {
  const name = countryName(t, profile, organisation.countryCode)
  const web = webAddress(organisation.webSite)
  return html`${data?.address && userParagraph(data.address)}
    ${web && html`<p>${link(bdi(web.shown), web.href)}</p>`}
    <p>
      ${searchOf(t, t('directory.country.all', { country: name }), { country: organisation.countryCode })}
    </p>`
}

/** Whom to write to about what, as far as the viewer may see it. */
const contactLedger = (t: Texts, profile: Profile, contacts: readonly OrganisationContact[]): Html =>
  lines(
    profile.contactRoles.flatMap(({ id }) =>
      contacts
        .filter(({ role }) => role === id)
        .map((it) => ({ first: muted(contactRoleName(t, profile, id)), says: contactWords(it) })),
    ),
  )

/** What it is part of, and what is part of it. */
function tree(t: Texts, { above = [], below = [], belowInAll = 0 }: OrganisationView): Child {
  if (above.length === 0 && below.length === 0) return undefined
  const named = ({ id, name }: Named) => link(userText(name), t.path(`/directory/organisations/${id}`))
  return html`${
    above.length > 0 &&
    ledger(t('directory.organisations.field.parentId'), lines(above.map((one) => ({ first: named(one) }))))
  }
  ${
    below.length > 0 &&
    ledger(
      t('directory.organisations.below'),
      html`${lines(below.map((one) => ({ first: named(one) })))}
      ${belowInAll > below.length && small(t('directory.organisations.below-more', { count: belowInAll - below.length }))}`,
    )
  }`
}

const wrong = (t: Texts, contact: string): Html =>
  html`<p>${t.html('directory.wrong.words', { contact: link(bdi(contact), `mailto:${contact}`) })}</p>`
