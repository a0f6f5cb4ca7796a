import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { countryName } from '../../../platform/i18n/names.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../../values/own-records.ts'
import { findPerson } from '../store/people.ts'
import type { Person } from '../types.ts'
import { everyAffiliation, everyRole, visibilityOf } from './store.ts'

type Affiliation = Awaited<ReturnType<typeof everyAffiliation>>[number]
type Role = Awaited<ReturnType<typeof everyRole>>[number]

/** Who somebody is to the body, to whom they belong, and for whom they decide. */
export const ownPerson =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const person = await findPerson(db, personId)
    const [affiliations, roles, visibility] = await Promise.all([
      everyAffiliation(db, personId),
      everyRole(db, personId),
      visibilityOf(db, personId),
    ])
    const country = person ? countryName(t, profile, person.countryCode) : ''
    return {
      title: t('directory.own.title'),
      records: { person, affiliations, roles, visibility },
      lists: [
        { rows: person ? personRows(t, person, country) : [] },
        { name: t('directory.own.affiliations'), rows: affiliations.map((one) => affiliationRow(t, one)) },
        { name: t('directory.own.roles'), rows: roles.map((one) => roleRow(t, one)) },
      ],
    }
  }

const personRows = (t: Texts, it: Person, country: string): readonly OwnRow[] =>
  (
    [
      ['name', it.name],
      ['badge-name', it.badgeName],
      ['other-script-name', it.otherScriptName],
      ['phone', it.phone],
      ['country', country],
      ['job-title', it.jobTitle],
      ['language', it.language],
      ['time-zone', it.timeZone],
    ] as const
  ).flatMap(([key, words]): OwnRow[] => (words ? [[t(`directory.own.${key}`), words]] : []))

const affiliationRow = (t: Texts, it: Affiliation): OwnRow => [
  it.organisation ?? '—',
  [t(`directory.own.state.${it.state}`), days(it.created_at, it.ended_at), it.role, it.unit]
    .filter(Boolean)
    .join(', '),
]

const roleRow = (t: Texts, it: Role): OwnRow => [
  it.organisation,
  [it.kind, it.sector, it.is_deputy && t('directory.own.deputy'), days(it.since, it.until)]
    .filter(Boolean)
    .join(', '),
]

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
const days = (from: Date, until: Date | null): string =>
  `${dayOf(from)} – ${until ? dayOf(until) : ''}`.trim()
