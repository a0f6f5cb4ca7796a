import { countryName, languageName, plainDay, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  lines,
  link,
  muted,
  said,
  small,
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
}

/** The page of an organisation: who decides comes first, e-mail addresses never. */
export function organisationPage(t: Texts, view: OrganisationView): Page {
  const { organisation: it, profile } = view
  const name = organisationName(it, t.language)
  const [own] = otherNames(it, name)
  const web = webAddress(it.webSite)
  return {
    title: name,
    over: underName(t, profile, it),
    lead: it.name !== name && own && nameIn(own.name, own.language),
    section: 'directory',
    margin: link(t('directory.back'), t.path('/directory')),
    body: ledgers(
      ledger(t('directory.who'), whoDecides(t, view), { id: 'who' }),
      ledger(t('directory.membership'), membership(t, view)),
      ledger(t('directory.names'), names(t, it)),
      ledger(t('directory.country'), country(t, view)),
      web && ledger(t('directory.web-site'), html`<p>${link(bdi(web.shown), web.href)}</p>`),
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

function membership(t: Texts, { organisation, profile, viewer }: OrganisationView): Html {
  const category = categoryName(t, profile, organisation.category)
  const isMember = organisation.membership !== 'none'
  return html`<p>${t('directory.membership.listed', { category })}</p>
    ${
      isMember &&
      (maySeeMembershipState(viewer)
        ? html`<p>${t(`directory.membership.${organisation.membership}`)}</p>`
        : small(t('directory.membership.between-members')))
    }`
}

/** Every name, each in its own language and direction. */
function names(t: Texts, it: Organisation): Html {
  const all = otherNames(it, '').map(({ language, name }) => ({
    first: muted(language ? languageName(t, language).here : t('directory.names.own')),
    says: nameIn(name, language),
  }))
  const acronym = it.acronym && { first: muted(t('directory.names.acronym')), says: bdi(it.acronym) }
  return lines(acronym ? [...all, acronym] : all)
}

const country = (t: Texts, { organisation, profile }: OrganisationView): Html => {
  const name = countryName(t, profile, organisation.countryCode)
  return html`<p>
    ${searchOf(t, t('directory.country.all', { country: name }), { country: organisation.countryCode })}
  </p>`
}

const wrong = (t: Texts, contact: string): Html =>
  html`<p>${t.html('directory.wrong.words', { contact: link(bdi(contact), `mailto:${contact}`) })}</p>`
