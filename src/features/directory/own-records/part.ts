import type { House } from '../../../platform/house.ts'
import { plainDate, type Texts } from '../../../platform/i18n/index.ts'
import { countryName } from '../../../platform/i18n/names.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../../values/own-records.ts'
import { levelsOf } from '../people/store/visibility.ts'
import { fields } from '../people/types.ts'
import { findPerson } from '../store/people.ts'
import type { Person } from '../types.ts'
import { everyAffiliation, everyExtract, everyRole, visibilityOf } from './store.ts'

type Affiliation = Awaited<ReturnType<typeof everyAffiliation>>[number]
type Role = Awaited<ReturnType<typeof everyRole>>[number]
type Order = Awaited<ReturnType<typeof everyExtract>>[number]

/** Who somebody is to the body, who sees that, to whom they belong, for whom they decide, and what they ordered. */
export const ownPerson =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async ({ personId, accountId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const person = await findPerson(db, personId)
    const [affiliations, roles, visibility, extracts] = await Promise.all([
      everyAffiliation(db, personId),
      everyRole(db, personId),
      visibilityOf(db, personId),
      everyExtract(db, accountId),
    ])
    const country = person ? countryName(t, profile, person.countryCode) : ''
    return {
      title: t('directory.own.title'),
      records: { person, affiliations, roles, visibility, extracts },
      lists: [
        { rows: person ? personRows(t, person, country) : [] },
        { name: t('directory.visibility.title'), rows: visibilityRows(t, visibility) },
        { name: t('directory.own.affiliations'), rows: affiliations.map((one) => affiliationRow(t, one)) },
        { name: t('directory.own.roles'), rows: roles.map((one) => roleRow(t, one)) },
        { name: t('directory.extract.list.title'), rows: extracts.map((one) => orderRow(t, one)) },
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

/** Who sees each field, and first whether anybody does. */
const visibilityRows = (t: Texts, row: Awaited<ReturnType<typeof visibilityOf>>): readonly OwnRow[] => {
  const levels = levelsOf(row)
  return [
    [
      t('directory.visibility.listing'),
      t(row?.listed_since ? 'directory.affiliations.yes' : 'directory.own.no'),
    ],
    ...fields.map((field): OwnRow => [
      t(`directory.field.${field}`),
      t(`directory.visibility.level.${levels[field]}`),
    ]),
  ]
}

const affiliationRow = (t: Texts, it: Affiliation): OwnRow => [
  it.organisation ?? '—',
  [
    t(`directory.own.state.${it.state}`),
    days(it.created_at, it.ended_at),
    it.role,
    it.unit,
    it.from_on && t('directory.affiliations.since', { day: plainDate(t, it.from_on) }),
    it.to_on && t('directory.affiliations.until', { day: plainDate(t, it.to_on) }),
    it.note,
  ]
    .filter(Boolean)
    .join(', '),
]

const orderRow = (t: Texts, it: Order): OwnRow => [
  t(`directory.extract.name.${it.subject}`, { form: t(`directory.extract.form.${it.form}`) }),
  days(it.created_at, it.expires_at),
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
