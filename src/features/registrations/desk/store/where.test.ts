import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase, type FreshDatabase } from '../../../../../test/support/database.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
  type MadeOrganisation,
} from '../../../../../test/support/people.ts'
import { parseFilter } from '../filter.ts'
import { whereOf } from './where.ts'

const now = new Date('2026-11-25T09:00:00Z')
const question = '01990000-0000-7000-8000-000000000001'
let fresh: FreshDatabase
let workshop: MadeEvent
let forum: MadeEvent
let sankofa: MadeOrganisation
let ama: MadeAccount
const numbers: Record<string, string> = {}

/** Who a query means, by the names this test gave them. */
async function who(query: string): Promise<string[]> {
  const rows = await fresh.db
    .selectFrom('registration')
    .select('number')
    .where(whereOf(parseFilter(new URLSearchParams(query)), now))
    .execute()
  return rows.map(({ number }) => numbers[number] ?? number).sort()
}

before(async () => {
  fresh = await freshDatabase()
  const { db } = fresh
  workshop = await makeEvent(db)
  forum = await makeEvent(db, { type: 'forum' })
  sankofa = await makeOrganisation(db, { name: 'Sankofa Networks', names: { fr: 'Réseaux Sankofa' } })
  const volta = await makeOrganisation(db, { name: 'Volta University', category: 'academia' })
  ama = await makeAccount(db, {
    name: 'Ama Owusu',
    otherScriptName: 'أما أوسو',
    email: 'ama.owusu@sankofa.example',
    username: 'owusua',
    organisation: sankofa,
  })
  const li = await makeAccount(db, { name: 'Li Xiaoming', otherScriptName: '李小明', countryCode: 'CN' })
  const eve = await makeAccount(db, { name: "Eve O'Brien", countryCode: 'IE', organisation: volta })
  const keep = async (name: string, made: { number: string }) => {
    numbers[made.number] = name
  }
  await keep(
    'ama at the workshop',
    await makeRegistration(db, {
      event: workshop,
      personId: ama.personId,
      organisation: sankofa,
      state: 'pending',
      mode: 'on-site',
      waitsFor: 'focal-point',
      asksVisa: true,
      submittedAt: new Date('2026-11-10T09:00:00Z'),
      answers: { questions: { [question]: { version: 1, value: 'No nuts' } } },
    }),
  )
  await keep(
    'ama at the forum',
    await makeRegistration(db, {
      event: forum,
      personId: ama.personId,
      organisation: sankofa,
      state: 'confirmed',
      mode: 'remote',
      submittedAt: new Date('2026-11-24T09:00:00Z'),
      answers: { questions: { [question]: { version: 1, value: '' } } },
    }),
  )
  await keep(
    'li at the forum',
    await makeRegistration(db, {
      event: forum,
      personId: li.personId,
      state: 'rejected',
      mode: 'remote',
      waitsFor: 'secretariat',
      submittedAt: new Date('2026-11-24T09:00:00Z'),
    }),
  )
  await keep(
    'eve at the workshop',
    await makeRegistration(db, {
      event: workshop,
      personId: eve.personId,
      organisation: volta,
      category: 'academia',
      state: 'waitlisted',
      mode: 'on-site',
      submittedAt: new Date('2026-11-24T09:00:00Z'),
    }),
  )
  await makeRegistration(db, { event: forum, personId: eve.personId, state: 'draft' })
})
after(() => fresh.close())

test('without a filter everything that was sent is meant, drafts never', async () => {
  assert.equal((await who('')).length, 4)
})

test('a filter that cannot be understood means nobody', async () => {
  assert.deepEqual(await who('state=lost'), [])
  assert.deepEqual(await who(`event=${workshop.code}&mode=by-post`), [])
})

test('by event, state, mode, category and country', async () => {
  assert.deepEqual(await who(`event=${workshop.code}`), ['ama at the workshop', 'eve at the workshop'])
  assert.deepEqual(await who('event=C-00000000'), [])
  assert.deepEqual(await who('state=rejected'), ['li at the forum'])
  assert.deepEqual(await who('state=rejected&state=waitlisted'), ['eve at the workshop', 'li at the forum'])
  assert.deepEqual(await who('mode=remote'), ['ama at the forum', 'li at the forum'])
  assert.deepEqual(await who('category=academia'), ['eve at the workshop'])
  assert.deepEqual(await who('country=CN'), ['li at the forum'])
})

test('by organisation, and by words of any of its names', async () => {
  assert.deepEqual(await who(`organisation=${sankofa.id}&state=confirmed`), ['ama at the forum'])
  assert.deepEqual(await who('represents=sankof'), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who('represents=reseaux+sankofa'), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who('represents=volta'), ['eve at the workshop'])
  assert.deepEqual(await who('represents=---'), [])
})

test('by the desk it went to, and by how long ago it was sent', async () => {
  assert.deepEqual(await who('desk=focal-point'), ['ama at the workshop'])
  assert.deepEqual(await who('desk=secretariat'), ['li at the forum'])
  assert.deepEqual(await who('desk=nobody'), ['ama at the forum', 'eve at the workshop'])
  assert.deepEqual(await who('age=5'), ['ama at the workshop'])
  assert.equal((await who('age=1')).length, 4, 'to the minute')
  assert.deepEqual(await who('age=16'), [])
})

test('by visa help, and by a question that was answered or left empty', async () => {
  assert.deepEqual(await who('visa=yes'), ['ama at the workshop'])
  assert.equal((await who('visa=no')).length, 3)
  assert.deepEqual(await who(`question=${question}`), ['ama at the workshop'])
  assert.deepEqual(await who(`event=${forum.code}&question=${question}&answered=no`), [
    'ama at the forum',
    'li at the forum',
  ])
})

test('by number, in whichever way it is typed', async () => {
  const [number] = Object.entries(numbers).find(([, name]) => name === 'li at the forum') ?? ['']
  assert.deepEqual(await who(`q=${number.toLowerCase().replace(/-/g, '')}`), ['li at the forum'])
})

test('by names in any script, whole or begun, and never by what only looks like an operator', async () => {
  assert.deepEqual(await who('q=owu+ama'), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who(`q=${encodeURIComponent('أوسو')}`), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who(`q=${encodeURIComponent('李')}`), ['li at the forum'])
  assert.deepEqual(await who(`q=${encodeURIComponent("o'brien")}`), ['eve at the workshop'])
  for (const odd of ["'", '\\', '& | !', ":*'", '%', "x\\'", '((('])
    assert.deepEqual(await who(`q=${encodeURIComponent(odd)}`), [], odd)
})

test('by how an address or a user name begins', async () => {
  assert.deepEqual(await who('q=Ama.Owusu%40sank'), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who('q=owusua'), ['ama at the forum', 'ama at the workshop'])
  assert.deepEqual(await who('q=nobody%40there'), [])
})
