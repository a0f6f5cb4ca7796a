import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { letter, makeMailbox, type MadeMailbox } from '../../../../test/support/mailboxes.ts'
import { Browser } from '../../../../test/support/server.ts'
import { openWholeServer, type WholeServer } from '../../../../test/support/whole-server.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { deliver, findMailbox } from '../../mailbox/index.ts'

let whole: WholeServer
let box: MadeMailbox
let me: Browser
before(async () => {
  whole = await openWholeServer({ config: { limits: 'generous' } })
  box = await makeMailbox(whole.house, { name: 'Adwoa Mensah' })
  me = await whole.as(box.account.id)
})
after(() => whole.close())

const arrive = async (bytes: number, subject: string) => {
  const put = await deliver(whole.house, box.id, letter({ bytes, subject }), {
    verdict: { origin: 'outside' },
  })
  if (isRefusal(put)) assert.fail(put.refused)
  return put.messageId
}

test('making room begins with the largest, and what is deleted there gives its room back at once', async () => {
  await arrive(2000, 'Small')
  const large = await arrive(300_000, 'Large')
  const { body } = await me.get('/en/mail/room')
  assert.ok(body.indexOf('Large') < body.indexOf('Small'))
  const before = (await findMailbox(whole.house.db, box.id))!.usedBytes
  await me.post('/en/mail/room', { pick: large })
  assert.equal((await findMailbox(whole.house.db, box.id))!.usedBytes, before - 300_000)
})

test('room is made in a mailbox that is full, and by its holder only', async () => {
  const id = await arrive(50_000, 'Full')
  await whole.house.db.updateTable('mailbox').set({ quota_bytes: 1 }).where('id', '=', box.id).execute()
  const other = await whole.as((await makeMailbox(whole.house)).account.id)
  await other.post('/en/mail/room', { pick: id })
  assert.match((await me.get('/en/mail/room')).body, />Full</)
  await me.post('/en/mail/room', { pick: id })
  assert.doesNotMatch((await me.get('/en/mail/room')).body, />Full</)
  await whole.house.db
    .updateTable('mailbox')
    .set({ quota_bytes: 2_000_000 })
    .where('id', '=', box.id)
    .execute()
})

test('a mailbox that fills up is named on the front page, from eighty percent on, until there is room', async () => {
  const other = await makeMailbox(whole.house)
  const home = await whole.as(other.account.id)
  const says = async (used: number, fullSince: Date | null = null) => {
    const use = { used_bytes: used, quota_bytes: 1000, full_since: fullSince }
    await whole.house.db.updateTable('mailbox').set(use).where('id', '=', other.id).execute()
    return (await home.get('/en')).body
  }
  assert.doesNotMatch(await says(799), /mailbox is/)
  for (const percent of [80, 90, 95, 99])
    assert.match(
      await says(percent * 10),
      new RegExp(`mailbox is ${percent} % full.*href="/en/mail/room"`, 's'),
    )
  assert.match(await says(1000), /mailbox is full/)
  assert.match(await says(990, new Date()), /mailbox is full/)
  assert.doesNotMatch(await says(10), /mailbox is/)
})

test('a signature stands under every letter that is begun', async () => {
  await me.post('/en/mail/settings', { signature: 'Adwoa\nVolta' })
  assert.match((await me.get('/en/mail/write')).body, /\n-- \nAdwoa\nVolta<\/textarea>/)
  const long = await me.post('/en/mail/settings', { signature: 'x'.repeat(2001) })
  assert.equal(long.status, 422)
  assert.match(long.body, /x{2001}/)
})

test('the address book is the directory as this reader may see it', async () => {
  const { makeAccount } = await import('../../../../test/support/people.ts')
  const hidden = await makeAccount(whole.house.db, { name: 'Zenobia Hidden' })
  assert.doesNotMatch((await me.get('/en/mail/people?q=Zenobia')).body, new RegExp(hidden.email))
  assert.match((await me.get('/en/mail/people?q=nobodyofthisname')).body, /Nobody of this name/)
})

test('keys, settings and guides are there, each with its address', async () => {
  for (const path of ['keys', 'settings', 'set-up', 'people', 'room', 'search'])
    assert.equal((await me.get(`/en/mail/${path}`)).status, 200, path)
})

test('mail programs find the servers without signing in, and people their profile', async () => {
  const program = new Browser(whole.server)
  const found = await program.get('/.well-known/autoconfig/mail/config-v1.1.xml')
  assert.match(found.body, /<clientConfig/)
  assert.match(
    (await program.get('/autodiscover/autodiscover.xml?Email=ama@itu.int')).body,
    /<LoginName>ama<\/LoginName>/,
  )
  assert.equal((await program.get('/en/mail/set-up/profile')).status, 303)
  assert.match(
    (await me.get('/en/mail/set-up/profile')).headers['content-type'] ?? '',
    /x-apple-aspen-config/,
  )
})
