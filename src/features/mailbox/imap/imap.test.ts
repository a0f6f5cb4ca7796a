import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ImapFlow } from 'imapflow'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { deliver } from '../actions/deliver.ts'
import { imapServer, type ImapServer } from './index.ts'

let house: TestHouse
let server: ImapServer
before(async () => {
  house = await testHouse()
  server = await imapServer(house, { port: 'any', securePort: 0, delay: 1 })
})
after(async () => {
  await server.close()
  await house.close()
})

const connect = async (user: string) => {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.port!,
    secure: false,
    auth: { user, pass: testPassword },
    logger: false,
  })
  await client.connect()
  return client
}

test('a first look', async () => {
  const box = await makeMailbox(house)
  const client = await connect(box.account.username)
  console.log(client.capabilities)
  console.log((await client.list()).map((f) => [f.path, f.specialUse]))
  const done = await client.append('INBOX', letter({ subject: 'Été' }), ['\\Seen'])
  console.log(done)
  await deliver(house, box.id, letter({ subject: 'two' }), { verdict: { origin: 'outside' } })
  const lock = await client.getMailboxLock('INBOX')
  for await (const m of client.fetch('1:*', {
    envelope: true,
    bodyStructure: true,
    flags: true,
    size: true,
    source: true,
    headers: ['subject'],
  }))
    console.log(
      m.seq,
      m.uid,
      m.envelope?.subject,
      m.bodyStructure?.type,
      m.flags,
      m.size,
      m.source?.length,
      m.headers?.toString(),
    )
  lock.release()
  await client.logout()
})
