import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { decidedBy, focalPointsOf, organisationsDecidedBy } from './focal-points.ts'
import { saveUnlistedOrganisation } from './organisations.ts'
import { savePerson } from './people.ts'

const now = new Date('2026-11-25T09:00:00Z')
let fresh: FreshDatabase
let organisationId: string
const people: Record<string, string> = {}

type Extra = { is_deputy?: boolean; away_from?: string; away_until?: string; until?: Date; kind?: string }

before(async () => {
  fresh = await freshDatabase()
  await inTransaction(fresh.db, async (tx) => {
    organisationId = await saveUnlistedOrganisation(
      tx,
      { name: 'Armor', countryCode: 'FR', category: 'x' },
      now,
    )
    const add = async (name: string, extra: Extra = {}) => {
      const personId = await savePerson(
        tx,
        {
          name,
          badgeName: null,
          countryCode: 'FR',
          phone: null,
          phoneE164: null,
          jobTitle: null,
          language: 'fr',
          timeZone: null,
        },
        now,
      )
      people[name] = personId
      await tx
        .insertInto('focal_point')
        .values({
          id: newId(),
          organisation_id: organisationId,
          person_id: personId,
          kind: 'designated',
          since: now,
          ...extra,
        })
        .execute()
    }
    await add('Away', { away_from: '2026-11-25', away_until: '2026-11-30' })
    await add('Deputy', { is_deputy: true })
    await add('Main')
    await add('Former', { until: now })
    await add('Other', { kind: 'access' })
  })
})
after(() => fresh.close())

test('focal points are listed with those to be asked first in front', async () => {
  const all = await focalPointsOf(fresh.db, organisationId, 'designated', now)
  assert.deepEqual(
    all.map((one) => one.name),
    ['Main', 'Deputy', 'Away'],
  )
  assert.deepEqual(all.at(-1), {
    personId: people['Away'],
    name: 'Away',
    isDeputy: false,
    isAway: true,
    awayUntil: '2026-11-30',
  })
})

test('a deputy decides too, a former focal point does not', async () => {
  assert.deepEqual(await organisationsDecidedBy(fresh.db, people['Deputy']!, 'designated'), [organisationId])
  assert.deepEqual(await organisationsDecidedBy(fresh.db, people['Former']!, 'designated'), [])
})

test('for a Sector only those decide who decide about it or about all, each person once', async () => {
  const set = (name: string, sector: string | null) =>
    fresh.db
      .updateTable('focal_point')
      .set({ sector })
      .where('person_id', '=', people[name]!)
      .where('until', 'is', null)
      .execute()
  await set('Main', 'A')
  await fresh.db
    .insertInto('focal_point')
    .values({
      id: newId(),
      organisation_id: organisationId,
      person_id: people['Main']!,
      kind: 'designated',
      sector: 'C',
      since: now,
    })
    .execute()
  const names = async (sector?: string | null) =>
    (await focalPointsOf(fresh.db, organisationId, 'designated', now, sector)).map((one) => one.name)
  assert.deepEqual(await names('A'), ['Main', 'Deputy', 'Away'])
  assert.deepEqual(await names('B'), ['Deputy', 'Away'])
  assert.deepEqual(await names(), ['Main', 'Deputy', 'Away'])
  assert.deepEqual(await decidedBy(fresh.db, people['Main']!, 'designated'), {
    organisationIds: [],
    bySector: [
      { organisationId, sector: 'A' },
      { organisationId, sector: 'C' },
    ],
  })
  assert.deepEqual(await organisationsDecidedBy(fresh.db, people['Main']!, 'designated'), [organisationId])
})
