import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { isAddressTaken, saveMailName } from '../../accounts/index.ts'
import { readMailAddress } from '../../mail-routing/index.ts'
import { clearDeleted, deleteArchived } from '../actions/clear.ts'
import {
  addAlias,
  archiveMailbox,
  createMailbox,
  deleteMailbox,
  deliver,
  findMailbox,
  findMailboxOf,
  resumeMailbox,
} from '../index.ts'
import { findMailboxOfAddress } from '../store/addresses.ts'
import { appPasswordsEnd, forgetMailbox, mailboxCloses, mailboxesMerge, ownMailbox } from './parts.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const outside = { verdict: { origin: 'outside' } } as const
const refusalOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : 'not refused')
const ofAddress = (address: string) => findMailboxOfAddress(house.db, readMailAddress(address)!)
const blobs = async (mailboxId: string) =>
  (await house.db.selectFrom('mail_blob').select('id').where('mailbox_id', '=', mailboxId).execute()).length

test('an account has one mailbox in use, and ten who make one at once make one', async () => {
  const account = await makeAccount(house.db)
  const made = await Promise.all(
    Array.from({ length: 10 }, () => createMailbox(house, system, { accountId: account.id })),
  )
  assert.equal(made.filter((one) => !isRefusal(one)).length, 1)
  assert.ok(made.filter(isRefusal).every(({ refused }) => refused === 'mailbox.has-one'))
})

test('an address of a mailbox and the names of accounts are one namespace: it never names two people', async () => {
  const box = await makeMailbox(house)
  assert.ok(await isAddressTaken(house.db, box.address, house.clock.now()))
  const other = await makeMailbox(house)
  const local = box.address.split('@')[0]!
  assert.equal(refusalOf(await addAlias(house, system, other.id, local)), 'mailbox.address-unfit')
  assert.equal(refusalOf(await addAlias(house, system, box.id, 'ama.mensah')), 'not refused')
  assert.equal(refusalOf(await addAlias(house, system, other.id, 'Ama.Mensah')), 'mailbox.address-taken')
  assert.equal((await ofAddress(`ama.mensah@${house.config.mailDomain}`))?.id, box.id)
})

test('an address that somebody already signs in with is not given to a mailbox', async () => {
  const taken = await makeAccount(house.db, { email: `taken@${house.config.mailDomain}` })
  const account = await makeAccount(house.db, { username: 'taken' })
  assert.equal(
    refusalOf(await createMailbox(house, system, { accountId: account.id })),
    'mailbox.address-taken',
  )
  assert.ok(taken)
})

test('an archived mailbox takes nothing in, comes back, and is deleted after ninety days', async () => {
  const box = await makeMailbox(house)
  await deliver(house, box.id, letter(), outside)
  await archiveMailbox(house, system, box.id)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.not-in-use')
  assert.equal(await ofAddress(box.address), undefined)
  await resumeMailbox(house, system, box.id)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'not refused')
  await archiveMailbox(house, system, box.id)
  house.clock.move(89 * 86_400_000)
  await deleteArchived(house)
  assert.equal((await findMailbox(house.db, box.id))?.state, 'archived')
  house.clock.move(2 * 86_400_000)
  await deleteArchived(house)
  assert.equal((await findMailbox(house.db, box.id))?.state, 'deleted')
})

test('what was in a deleted mailbox goes, and its address is never given again', async () => {
  const box = await makeMailbox(house)
  for (let n = 0; n < 3; n++) await deliver(house, box.id, letter(), outside)
  await deleteMailbox(house, system, box.id)
  await clearDeleted(house)
  assert.equal(await blobs(box.id), 0)
  assert.equal((await findMailbox(house.db, box.id))?.usedBytes, 0)
  assert.equal(
    refusalOf(await createMailbox(house, system, { accountId: box.accountId })),
    'mailbox.address-taken',
  )
  const key = box.address.toLowerCase()
  const isFree = await inTransaction(house.db, (tx) =>
    saveMailName(tx, box.accountId, { key, shown: key }, house.clock.now()),
  )
  assert.equal(isFree, false)
})

test('a closed account’s mailbox is archived, an erased one’s deleted', async () => {
  const box = await makeMailbox(house)
  const going = { accountId: box.accountId }
  await inTransaction(house.db, (tx) => mailboxCloses(tx, system, going, house.clock.now()))
  assert.equal((await findMailbox(house.db, box.id))?.state, 'archived')
  await inTransaction(house.db, (tx) => forgetMailbox(tx, system, going, house.clock.now()))
  assert.equal((await findMailbox(house.db, box.id))?.state, 'deleted')
  await inTransaction(house.db, (tx) => appPasswordsEnd(tx, system, going, house.clock.now()))
})

test('a mailbox goes along when its account becomes part of one without, and comes back when that is undone', async () => {
  const [box, into] = [await makeMailbox(house), await makeAccount(house.db)]
  const people = { from: box.account.personId, into: into.personId }
  const now = house.clock.now()
  const moved = await inTransaction(house.db, (tx) => mailboxesMerge.merge(tx, system, people, now))
  assert.equal((await findMailboxOf(house.db, into.id))?.id, box.id)
  await inTransaction(house.db, (tx) => mailboxesMerge.takeApart(tx, system, people, moved, now))
  assert.equal((await findMailboxOf(house.db, box.accountId))?.id, box.id)
})

test('where both have one, the one that goes is archived and its address leads to the one that stays', async () => {
  const [from, into] = [await makeMailbox(house), await makeMailbox(house)]
  const people = { from: from.account.personId, into: into.account.personId }
  const now = house.clock.now()
  const moved = await inTransaction(house.db, (tx) => mailboxesMerge.merge(tx, system, people, now))
  await house.db
    .updateTable('account')
    .set({ state: 'merged', merged_into: into.accountId, password_hash: null })
    .where('id', '=', from.accountId)
    .execute()
  assert.equal((await findMailbox(house.db, from.id))?.state, 'archived')
  assert.equal((await ofAddress(from.address))?.id, into.id)
  await inTransaction(house.db, (tx) => mailboxesMerge.takeApart(tx, system, people, moved, now))
  assert.equal((await findMailbox(house.db, from.id))?.state, 'active')
})

test('the copy of one’s data says which mailbox one has and how full its folders are', async () => {
  const box = await makeMailbox(house)
  await deliver(house, box.id, letter(), outside)
  const own = await ownMailbox(house)(
    { accountId: box.accountId, personId: box.account.personId },
    house.texts('en'),
  )
  assert.match(JSON.stringify(own.lists), /INBOX","1"/)
})
