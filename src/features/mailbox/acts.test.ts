import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withoutLocks } from '../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../test/support/mailboxes.ts'
import { system } from '../../values/actor.ts'
import { isRefusal, type Refusal } from '../../values/refusal.ts'
import {
  append,
  changeQuota,
  changesSince,
  copy,
  createFolder,
  deleteFolder,
  deliver,
  expunge,
  fetchRows,
  findFolder,
  findFolderOfRole,
  findMailbox,
  type FolderRole,
  listFolders,
  listUids,
  type MailHouse,
  mark,
  move,
  readRaw,
  renameFolder,
  subscribe,
} from './index.ts'
import { within } from './actions/within.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const outside = { verdict: { origin: 'outside' } } as const

function ok<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  return outcome
}
const refusalOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : 'not refused')

const folderOf = async (mailboxId: string, role: FolderRole) =>
  (await findFolderOfRole(house.db, mailboxId, role))!
const used = async (id: string) => (await findMailbox(house.db, id))!.usedBytes
const uidsIn = async (folderId: string) => (await listUids(house.db, folderId)).map(({ uid }) => uid)

async function blobsOf(mailboxId: string) {
  return house.db.selectFrom('mail_blob').select(['id', 'size']).where('mailbox_id', '=', mailboxId).execute()
}

/** What the counts of folders and the mailbox say is what is there. */
async function countsAreRight(mailboxId: string): Promise<void> {
  for (const folder of await listFolders(house.db, mailboxId)) {
    const lines = await house.db
      .selectFrom('mail_message')
      .innerJoin('mail_blob', 'mail_blob.id', 'mail_message.blob_id')
      .select(['flags', 'size', 'uid', 'modseq'])
      .where('folder_id', '=', folder.id)
      .execute()
    assert.equal(folder.messages, lines.length, folder.path)
    assert.equal(folder.unseen, lines.filter(({ flags }) => !flags.includes('\\Seen')).length, folder.path)
    assert.equal(
      folder.bytes,
      lines.reduce((sum, { size }) => sum + size, 0),
      folder.path,
    )
    assert.ok(lines.every(({ uid, modseq }) => uid < folder.uidNext && modseq <= folder.modseq))
  }
  const blobs = await blobsOf(mailboxId)
  assert.equal(
    await used(mailboxId),
    blobs.reduce((sum, { size }) => sum + size, 0),
  )
}

test('a new mailbox has the folders that mail programs look for, and its address names its account', async () => {
  const box = await makeMailbox(house)
  const folders = await listFolders(house.db, box.id)
  assert.deepEqual(
    folders.map(({ path, role }) => `${path} ${role}`),
    ['INBOX inbox', 'Drafts drafts', 'Sent sent', 'Archive archive', 'Junk junk', 'Trash trash'],
  )
  assert.equal(box.address, `${box.account.username}@${house.config.mailDomain}`)
})

test('a delivered message lies in the inbox as it came in, to the byte', async () => {
  const box = await makeMailbox(house)
  const raw = letter({ subject: 'Réunion 会议 اجتماع' })
  const put = ok(await deliver(house, box.id, raw, outside))
  assert.deepEqual(await readRaw(house.db, put.blobId), raw)
  assert.deepEqual(await readRaw(house.db, put.blobId, 5, 10), raw.subarray(5, 15))
  const [row] = await fetchRows(house.db, put.folderId, [put.uid], ['header', 'envelope'])
  assert.equal(row?.size, raw.length)
  assert.ok(raw.subarray(0, row.header!.length).equals(row.header!))
  await countsAreRight(box.id)
})

test('ten deliveries at once get ten UIDs, each once and none twice', async () => {
  const box = await makeMailbox(house)
  const put = await Promise.all(Array.from({ length: 10 }, () => deliver(house, box.id, letter(), outside)))
  const uids = put.map((one) => ok(one).uid).sort((one, other) => one - other)
  assert.deepEqual(uids, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  await countsAreRight(box.id)
})

test('a UID that is gone never comes back', async () => {
  const box = await makeMailbox(house)
  const inbox = await folderOf(box.id, 'inbox')
  for (let n = 0; n < 3; n++) await deliver(house, box.id, letter(), outside)
  assert.deepEqual(ok(await expunge(house, box.id, inbox.id, { uids: [3], onlyDeleted: false })), [3])
  assert.equal(ok(await deliver(house, box.id, letter(), outside)).uid, 4)
  assert.deepEqual(await uidsIn(inbox.id), [1, 2, 4])
  await countsAreRight(box.id)
})

/** Ten letters at once, each by a process of its own, into a mailbox that has room for three. */
async function rush(given: (house: TestHouse) => MailHouse) {
  const size = 4000
  const box = await makeMailbox(house, { quotaBytes: 3 * size })
  const processes = Array.from({ length: 10 }, () => given(house))
  const outcomes = await Promise.all(
    processes.map((one) => deliver(one, box.id, letter({ bytes: size }), outside)),
  )
  return { box, taken: outcomes.filter((one) => !isRefusal(one)).length }
}

/** As another process of the same house would be: its acts wait for ours in the database only. */
const elsewhere = (it: TestHouse): MailHouse => ({ ...it, db: it.db.withoutPlugins() })

for (const [where, given] of [
  ['one process', (it: TestHouse) => it],
  ['ten processes', elsewhere],
] as const)
  test(`of ten letters at once, by ${where}, a mailbox takes as many as it has room for, and counts them exactly`, async () => {
    const { box, taken } = await rush(given)
    assert.equal(taken, 3)
    assert.equal(await used(box.id), 12_000)
    await countsAreRight(box.id)
  })

test('without the lock more would come in than there is room for: what proves the quota proves something', async () => {
  // Now and then they come one after the other by themselves.
  let most = 0
  for (let tries = 0; tries < 10 && most <= 3; tries++) most = (await rush(withoutLocks)).taken
  assert.ok(most > 3, `${most} were taken`)
})

/** How many transactions put in what a folder has. */
async function transactionsOf(folderId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct xmin::text)::int as count from mail_message where folder_id = ${folderId}`.execute(
    house.db,
  )
  return rows[0]!.count
}

test('what comes while an act is done goes together next, in its order and each with its own answer', async () => {
  const box = await makeMailbox(house)
  const inbox = await folderOf(box.id, 'inbox')
  const raw = letter()
  const put = await Promise.all([
    deliver(house, box.id, letter(), outside),
    deliver(house, box.id, raw, outside),
    append(house, box.id, 'INBOX', letter({ subject: 'filed' }), { flags: ['\\Seen'] }),
    append(house, box.id, 'Nowhere', letter()),
    deliver(house, box.id, raw, outside),
    deliver(house, box.id, letter(), outside),
  ])
  assert.deepEqual(
    put.map((one) => (isRefusal(one) ? one.refused : one.uid)),
    [1, 2, 3, 'mailbox.folder-unknown', 4, 5],
  )
  assert.equal(ok(put[1]).blobId, ok(put[4]).blobId)
  assert.equal(await transactionsOf(inbox.id), 2)
  await countsAreRight(box.id)
})

test('an act that fails takes no other with it', async () => {
  const box = await makeMailbox(house)
  const inbox = await folderOf(box.id, 'inbox')
  const come = () => deliver(house, box.id, letter(), outside)
  const first = [come(), come()]
  const broken = within(house, box.id, async ({ tx }) => {
    await sql`select 1 / 0`.execute(tx)
    return { done: true }
  })
  const last = come()
  await assert.rejects(broken, /division by zero/)
  const uids = (await Promise.all([...first, last])).map((one) => ok(one).uid)
  assert.deepEqual(uids, [1, 2, 3])
  assert.deepEqual(await uidsIn(inbox.id), [1, 2, 3])
  await countsAreRight(box.id)
})

test('a message in several folders counts once, and its bytes go with its last place', async () => {
  const box = await makeMailbox(house)
  const [inbox, archive] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'archive')]
  const raw = letter()
  const { uid } = ok(await deliver(house, box.id, raw, outside))
  const copied = ok(await copy(house, box.id, inbox.id, [uid], archive.id))
  assert.deepEqual([copied.from, copied.to], [[1], [1]])
  assert.equal(await used(box.id), raw.length)
  await expunge(house, box.id, inbox.id, { uids: [uid], onlyDeleted: false })
  assert.equal(await used(box.id), raw.length)
  await countsAreRight(box.id)
  await expunge(house, box.id, archive.id, { uids: [1], onlyDeleted: false })
  assert.equal(await used(box.id), 0)
  assert.deepEqual(await blobsOf(box.id), [])
  await countsAreRight(box.id)
})

test('the same message delivered twice is kept once', async () => {
  const box = await makeMailbox(house)
  const raw = letter()
  await deliver(house, box.id, raw, outside)
  await deliver(house, box.id, raw, outside)
  assert.equal((await blobsOf(box.id)).length, 1)
  assert.equal((await folderOf(box.id, 'inbox')).messages, 2)
  await countsAreRight(box.id)
})

test('whoever has a full mailbox is never "not being able to delete": copy, move, mark, purge and deleting a folder all work', async () => {
  const box = await makeMailbox(house, { quotaBytes: 5000 })
  const folder = ok(await createFolder(house, box.id, 'Old papers'))
  const [inbox, trash] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'trash')]
  await deliver(house, box.id, letter({ bytes: 2500 }), outside)
  await deliver(house, box.id, letter({ bytes: 2500 }), outside)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.full')

  ok(await copy(house, box.id, inbox.id, [1, 2], trash.id))
  ok(await copy(house, box.id, inbox.id, [1], folder.id))
  ok(await move(house, box.id, inbox.id, [2], folder.id))
  ok(await mark(house, box.id, inbox.id, [1], { how: 'add', flags: ['\\Deleted'] }))
  assert.deepEqual(ok(await expunge(house, box.id, inbox.id, { onlyDeleted: true })), [1])
  ok(await createFolder(house, box.id, 'Another'))
  ok(await renameFolder(house, box.id, 'Old papers', 'Older papers'))
  ok(await deleteFolder(house, box.id, 'Older papers'))
  await countsAreRight(box.id)
  ok(await expunge(house, box.id, trash.id, { uids: [1, 2], onlyDeleted: false }))
  assert.equal(await used(box.id), 0)
  ok(await deliver(house, box.id, letter(), outside))
})

test('also where the quota is less than what is there, everything can be moved to the bin and purged', async () => {
  const box = await makeMailbox(house, { quotaBytes: 50_000 })
  const [inbox, trash] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'trash')]
  for (let n = 0; n < 4; n++) await deliver(house, box.id, letter({ bytes: 5000 }), outside)
  await house.db.updateTable('mailbox').set({ quota_bytes: 1000 }).where('id', '=', box.id).execute()
  ok(await move(house, box.id, inbox.id, [1, 2, 3, 4], trash.id))
  ok(await expunge(house, box.id, trash.id, { uids: [1, 2, 3, 4], onlyDeleted: false }))
  assert.equal(await used(box.id), 0)
})

test('senders to a full mailbox are asked to try again for days, and then told that it is full', async () => {
  const box = await makeMailbox(house, { quotaBytes: 3000 })
  await deliver(house, box.id, letter({ bytes: 2900 }), outside)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.full')
  house.clock.move(4 * 86_400_000)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.full')
  house.clock.move(86_400_000)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.full-for-days')
  const inbox = await folderOf(box.id, 'inbox')
  await expunge(house, box.id, inbox.id, { uids: [1], onlyDeleted: false })
  ok(await deliver(house, box.id, letter(), outside))
  assert.equal((await findMailbox(house.db, box.id))?.fullSince, null)
})

test('a mailbox that may hold more is full no longer: next time its senders have days again', async () => {
  const box = await makeMailbox(house, { quotaBytes: 3000 })
  await deliver(house, box.id, letter({ bytes: 2900 }), outside)
  assert.equal(refusalOf(await deliver(house, box.id, letter(), outside)), 'mailbox.full')
  ok(await changeQuota(house, system, box.id, 6000))
  const { fullSince, warnedPercent } = (await findMailbox(house.db, box.id))!
  assert.deepEqual([fullSince, warnedPercent], [null, 0])
  ok(await deliver(house, box.id, letter({ bytes: 2900 }), outside))
  house.clock.move(6 * 86_400_000)
  assert.equal(refusalOf(await deliver(house, box.id, letter({ bytes: 2900 }), outside)), 'mailbox.full')
})

test('the holder is told at 80, 90 and 95 percent and when mail is turned away, once each, at the contact address', async () => {
  const box = await makeMailbox(house, { quotaBytes: 100_000, email: 'contact@elsewhere.example' })
  const told = async () =>
    (
      await house.db
        .selectFrom('outbox')
        .select(['to_address', 'facts'])
        .where('occasion', '=', 'mailbox.filling')
        .where('person_id', '=', box.account.personId)
        .orderBy('id')
        .execute()
    ).map(({ to_address, facts }) => `${to_address} ${(facts as { percent: number }).percent}`)
  const add = (bytes: number) => deliver(house, box.id, letter({ bytes }), outside)
  await add(79_000)
  assert.deepEqual(await told(), [])
  await add(1000)
  await add(1000)
  assert.deepEqual(await told(), ['contact@elsewhere.example 80'])
  await add(9000)
  await add(5000)
  await add(6000)
  assert.deepEqual(
    await told(),
    [80, 90, 95, 100].map((percent) => `contact@elsewhere.example ${percent}`),
  )
})

test('a small draft is kept in a full mailbox, and takes the place of the one before', async () => {
  const box = await makeMailbox(house, { quotaBytes: 5000 })
  await deliver(house, box.id, letter({ bytes: 5000 }), outside)
  const first = ok(await append(house, box.id, 'Drafts', letter({ bytes: 800 }), { flags: ['\\Draft'] }))
  const second = ok(
    await append(house, box.id, 'Drafts', letter({ bytes: 900 }), { insteadOf: first.messageId }),
  )
  assert.deepEqual(await uidsIn(second.folderId), [2])
  assert.equal(await used(box.id), 5900)
  assert.equal(refusalOf(await append(house, box.id, 'Sent', letter())), 'mailbox.full')
  assert.equal(
    refusalOf(
      await append(house, box.id, 'Drafts', letter({ bytes: 300_000 }), { insteadOf: second.messageId }),
    ),
    'mailbox.full',
  )
  assert.deepEqual(await uidsIn(second.folderId), [2], 'the last revision is still there')
  await countsAreRight(box.id)
})

test('ten copies, moves and purges at once leave counts that are what is there', async () => {
  const box = await makeMailbox(house)
  const [inbox, archive] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'archive')]
  for (let n = 0; n < 12; n++) await deliver(house, box.id, letter(), outside)
  await Promise.all([
    copy(house, box.id, inbox.id, [1, 2, 3], archive.id),
    move(house, box.id, inbox.id, [2, 3, 4], archive.id),
    move(house, box.id, inbox.id, [4, 5], archive.id),
    expunge(house, box.id, inbox.id, { uids: [1, 6], onlyDeleted: false }),
    mark(house, box.id, inbox.id, [5, 6, 7], { how: 'add', flags: ['\\Seen'] }),
    mark(house, box.id, inbox.id, [7, 8], { how: 'add', flags: ['\\Seen'] }),
    deliver(house, box.id, letter(), outside),
    append(house, box.id, 'Archive', letter()),
    copy(house, box.id, archive.id, [1], inbox.id),
    mark(house, box.id, inbox.id, [7], { how: 'remove', flags: ['\\Seen'] }),
  ])
  await countsAreRight(box.id)
})

test('a moved message keeps its id and flags, and the folder it left says which number is gone', async () => {
  const box = await makeMailbox(house)
  const [inbox, archive] = [await folderOf(box.id, 'inbox'), await folderOf(box.id, 'archive')]
  const put = ok(await deliver(house, box.id, letter(), outside))
  await mark(house, box.id, inbox.id, [1], { how: 'add', flags: ['\\flagged', '$Forwarded'] })
  const before = (await findFolder(house.db, box.id, 'INBOX'))!.modseq
  await move(house, box.id, inbox.id, [1], archive.id)
  const [row] = await fetchRows(house.db, archive.id, [1])
  assert.deepEqual([row?.id, row?.flags], [put.messageId, ['$Forwarded', '\\Flagged']])
  const changes = await changesSince(house.db, inbox.id, before)
  assert.deepEqual([changes?.changed, changes?.gone], [[], [1]])
})

test('flags are added, taken off and replaced; one that has changed meanwhile is left as it is where that is asked', async () => {
  const box = await makeMailbox(house)
  const inbox = await folderOf(box.id, 'inbox')
  await deliver(house, box.id, letter(), outside)
  await deliver(house, box.id, letter(), outside)
  const added = ok(await mark(house, box.id, inbox.id, [1, 2], { how: 'add', flags: ['\\Seen', 'Later'] }))
  assert.deepEqual(
    added.changed.map(({ uid, flags }) => [uid, flags]),
    [
      [1, ['Later', '\\Seen']],
      [2, ['Later', '\\Seen']],
    ],
  )
  assert.deepEqual(
    ok(await mark(house, box.id, inbox.id, [1], { how: 'add', flags: ['\\Seen'] })).changed,
    [],
  )
  const removed = ok(await mark(house, box.id, inbox.id, [1], { how: 'remove', flags: ['LATER'] }))
  assert.deepEqual(removed.changed[0]?.flags, ['\\Seen'])
  const late = ok(
    await mark(house, box.id, inbox.id, [1, 2], {
      how: 'replace',
      flags: ['\\Answered'],
      unchangedSince: added.modseq,
    }),
  )
  assert.deepEqual([late.modified, late.changed.map(({ uid }) => uid)], [[1], [2]])
  await countsAreRight(box.id)
})

test('folders are made with those above them, renamed with those below, and a name is never two', async () => {
  const box = await makeMailbox(house)
  ok(await createFolder(house, box.id, 'Study groups/会议/ورشة'))
  assert.equal(refusalOf(await createFolder(house, box.id, 'Study groups')), 'mailbox.folder-exists')
  for (const bad of ['', '/', 'a//b', 'a*', 'a\n', ' a', '../a', 'x'.repeat(501)])
    assert.equal(refusalOf(await createFolder(house, box.id, bad)), 'mailbox.folder-name', bad)
  ok(await renameFolder(house, box.id, 'Study groups', 'Groups/Study'))
  const paths = (await listFolders(house.db, box.id)).map(({ path }) => path)
  for (const path of ['Groups', 'Groups/Study', 'Groups/Study/会议', 'Groups/Study/会议/ورشة'])
    assert.ok(paths.includes(path), path)
  assert.equal(refusalOf(await deleteFolder(house, box.id, 'INBOX')), 'mailbox.folder-needed')
  assert.equal(refusalOf(await deleteFolder(house, box.id, 'Nowhere')), 'mailbox.folder-unknown')
  ok(await deleteFolder(house, box.id, 'Groups/Study'))
  assert.ok(await findFolder(house.db, box.id, 'Groups/Study/会议'))
})

test('folders below one whose name has signs of two halves keep their own names', async () => {
  const box = await makeMailbox(house)
  ok(await createFolder(house, box.id, '📚📚/Reading'))
  ok(await renameFolder(house, box.id, '📚📚', 'Books'))
  assert.ok(await findFolder(house.db, box.id, 'Books/Reading'))
})

test('a folder cannot be renamed so that one below it would have the name of another, or too long a one', async () => {
  const box = await makeMailbox(house)
  ok(await createFolder(house, box.id, 'Here/Minutes'))
  ok(await createFolder(house, box.id, 'There/Minutes'))
  ok(await deleteFolder(house, box.id, 'There'))
  assert.equal(refusalOf(await renameFolder(house, box.id, 'Here', 'There')), 'mailbox.folder-exists')
  const long = 'x'.repeat(495)
  assert.equal(refusalOf(await renameFolder(house, box.id, 'Here', long)), 'mailbox.folder-name')
  assert.ok(await findFolder(house.db, box.id, 'Here/Minutes'))
})

test('a folder that is made again under a name has another UIDVALIDITY', async () => {
  const box = await makeMailbox(house)
  const first = ok(await createFolder(house, box.id, 'Again'))
  ok(await deleteFolder(house, box.id, 'Again'))
  const second = ok(await createFolder(house, box.id, 'Again'))
  assert.ok(second.uidValidity > first.uidValidity)
})

test('renaming the inbox moves what is in it and leaves an empty one', async () => {
  const box = await makeMailbox(house)
  await deliver(house, box.id, letter(), outside)
  ok(await renameFolder(house, box.id, 'INBOX', 'Before today'))
  assert.equal((await folderOf(box.id, 'inbox')).messages, 0)
  assert.equal((await findFolder(house.db, box.id, 'Before today'))?.messages, 1)
  await countsAreRight(box.id)
})

test('what mail programs show is said by folder', async () => {
  const box = await makeMailbox(house)
  ok(await subscribe(house, box.id, 'Junk', false))
  assert.equal((await folderOf(box.id, 'junk')).isSubscribed, false)
  assert.equal(refusalOf(await subscribe(house, box.id, 'Nowhere', true)), 'mailbox.folder-unknown')
})

test('nothing in one mailbox can be reached through another', async () => {
  const [one, other] = [await makeMailbox(house), await makeMailbox(house)]
  await deliver(house, one.id, letter(), outside)
  const [theirs, mine] = [await folderOf(one.id, 'inbox'), await folderOf(other.id, 'inbox')]
  assert.equal(refusalOf(await copy(house, other.id, theirs.id, [1], mine.id)), 'mailbox.folder-unknown')
  assert.equal(refusalOf(await move(house, other.id, theirs.id, [1], mine.id)), 'mailbox.folder-unknown')
  assert.equal(
    refusalOf(await mark(house, other.id, theirs.id, [1], { how: 'add', flags: ['\\Seen'] })),
    'mailbox.folder-unknown',
  )
  assert.equal(
    refusalOf(await expunge(house, other.id, theirs.id, { uids: [1], onlyDeleted: false })),
    'mailbox.folder-unknown',
  )
  assert.deepEqual(await uidsIn(theirs.id), [1])
})

test('messages of any bytes are taken', async () => {
  const box = await makeMailbox(house)
  for (const raw of [
    Buffer.alloc(0),
    Buffer.from('\0\0\0'),
    Buffer.from('Subject: \0x\ud800\r\nFrom: =?utf-8?b?AAAA?=\r\n\r\n\0'),
    Buffer.from([0xff, 0xfe, 0x0d, 0x0a, 0x0d, 0x0a, 0xff]),
  ])
    ok(await deliver(house, box.id, raw, outside))
  await countsAreRight(box.id)
})
