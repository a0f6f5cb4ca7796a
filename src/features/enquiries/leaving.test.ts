import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { ownParts } from '../../own-parts.ts'
import { whenAccountsGo } from '../../when-accounts-go.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { stranger, system } from '../../values/actor.ts'
import { openEnquiry } from './actions/open.ts'
import { reply } from './actions/reply.ts'
import { take } from './actions/work.ts'
import { give } from './feedback/actions/give.ts'
import { enquiryJobs } from './jobs.ts'
import { findEnquiry } from './store/enquiries.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const now = () => house.clock.now()
const day = 86_400_000

async function asked({ personId }: MadeAccount): Promise<string> {
  const it = {
    ...({ desk: 'accounts', source: 'form', subject: 'I cannot sign in', words: 'Blocked' } as const),
    ...{ writer: { personId }, language: 'en' },
  }
  const { id } = await inTransaction(house.db, (tx) => openEnquiry(tx, house, stranger, it, now()))
  return id
}
const said = async (who: MadeAccount, words: string): Promise<void> =>
  give(house, actorFor(who), {
    ...{ words, rating: 2, page: '/directory', language: 'en' },
    answerTo: { personId: who.personId },
  })
const sayers = async (words: string) =>
  (await house.db.selectFrom('feedback').select('person_id').where('words', '=', words).execute()).map(
    (row) => row.person_id,
  )
const assignedTo = async (id: string) => (await findEnquiry(house.db, id))?.assignedTo

/** What app.ts names, done as accounts do it: one after the other in one transaction. */
async function merged(from: MadeAccount, into: MadeAccount) {
  const people = { from: from.personId, into: into.personId }
  const parts = (whenAccountsGo(house).whenMerged ?? []).filter(({ name }) => /enquir|feedback/.test(name))
  const took = await inTransaction(house.db, async (tx) => {
    const ids = []
    for (const part of parts) ids.push(await part.merge(tx, system, people, now()))
    return ids
  })
  return () =>
    inTransaction(house.db, async (tx) => {
      for (const [nth, part] of parts.entries())
        await part.takeApart(tx, system, people, took[nth] ?? [], now())
    })
}

test('the copy of one’s data has what was written, its files, what a mail repeated, and feedback with one’s name', async () => {
  const who = await makeAccount(house.db)
  const id = await asked(who)
  const files = [{ name: 'screen.pdf', kind: 'pdf', size: 12, sha256: 'a'.repeat(64) }]
  await reply(house, actorFor(who), id, { words: 'Here it is', quoted: 'Show us the screen', files })
  await said(who, 'Too slow for me')
  const copy = await ownParts(house)['enquiries']?.(
    { accountId: who.id, personId: who.personId },
    house.texts('en'),
  )
  for (const words of ['Here it is', 'screen.pdf', 'Show us the screen', 'Too slow for me', 'Badly'])
    for (const part of [copy?.lists, words === 'Badly' ? '"Badly"' : copy?.records])
      assert.ok(JSON.stringify(part).includes(words), words)
})

test('merged, feedback and threads at a desk go along; taken apart, they come back', async () => {
  const [from, into] = [await makeAccount(house.db), await makeAccount(house.db)]
  await said(from, 'Where is the map?')
  const thread = await asked(await makeAccount(house.db))
  await take(house, actorFor(from, ['accounts.manage']), thread)
  const takeApart = await merged(from, into)
  assert.deepEqual([await sayers('Where is the map?'), await assignedTo(thread)], [[into.personId], into.id])
  await takeApart()
  assert.deepEqual([await sayers('Where is the map?'), await assignedTo(thread)], [[from.personId], from.id])
})

test('what a colleague who closes their account had at a desk is everybody’s again', async () => {
  const agent = await makeAccount(house.db)
  const thread = await asked(await makeAccount(house.db))
  await take(house, actorFor(agent, ['accounts.manage']), thread)
  await inTransaction(house.db, async (tx) => {
    for (const listen of whenAccountsGo(house).whenClosed ?? [])
      await listen(tx, actorFor(agent), { accountId: agent.id, personId: agent.personId }, now())
  })
  assert.equal(await assignedTo(thread), null)
})

test('two years after it was sent feedback goes, not a day before', async () => {
  const who = await makeAccount(house.db)
  await said(who, 'Old words')
  const look = async () => {
    for (const job of enquiryJobs) await job.run(house, {})
    return (await sayers('Old words')).length
  }
  house.clock.move(729 * day)
  assert.equal(await look(), 1)
  house.clock.move(2 * day)
  assert.equal(await look(), 0)
  house.clock.move(-731 * day)
})
