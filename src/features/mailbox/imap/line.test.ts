import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { RawImap } from '../../../../test/support/imap.ts'
import { letter, makeMailbox } from '../../../../test/support/mailboxes.ts'
import { testPassword } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { endSessionsOf } from '../../../platform/sessions/store.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { suspendMailbox } from '../actions/life.ts'
import { deliver } from '../actions/deliver.ts'
import { system } from '../../../values/actor.ts'
import { imapServer, type ImapServer, type ImapWishes } from './index.ts'

const tls = selfSigned(['localhost', '127.0.0.1'], new Date())
let house: TestHouse
const servers: ImapServer[] = []
before(async () => {
  house = await testHouse()
})
after(async () => {
  await Promise.all(servers.map((server) => server.close()))
  await house.close()
})

async function open(wishes: ImapWishes = {}): Promise<ImapServer> {
  const server = await imapServer(house, { port: 'any', securePort: 'any', tls, delay: 1, ...wishes })
  servers.push(server)
  return server
}

test('from elsewhere, a password is only taken over TLS', async () => {
  const { account } = await makeMailbox(house)
  const server = await open({ isNear: () => false })
  const client = await RawImap.open(server.port!)
  assert.deepEqual((await client.ask('CAPABILITY')).lines, [
    '* CAPABILITY IMAP4rev1 LITERAL+ ID ENABLE STARTTLS LOGINDISABLED',
  ])
  const login = `LOGIN ${account.username} "${testPassword}"`
  assert.match((await client.ask(login)).status, /^NO \[PRIVACYREQUIRED\]/)
  assert.match((await client.ask('AUTHENTICATE PLAIN AAAA')).status, /^NO \[PRIVACYREQUIRED\]/)
  assert.match((await client.ask('STARTTLS')).status, /^OK/)
  await client.encrypt()
  assert.deepEqual((await client.ask('CAPABILITY')).lines, [
    '* CAPABILITY IMAP4rev1 LITERAL+ ID ENABLE SASL-IR AUTH=PLAIN',
  ])
  assert.match((await client.ask('STARTTLS')).status, /^BAD/)
  assert.match((await client.ask(login)).status, /^OK/)
  assert.match((await client.ask('SELECT INBOX')).status, /^OK/)
})

test('what was put behind STARTTLS in clear is not obeyed', async () => {
  const server = await open()
  const client = await RawImap.open(server.port!)
  client.say('a STARTTLS\r\nb NOOP\r\n')
  assert.match((await client.end('a')).status, /^OK/)
  assert.equal(await client.rest(), '')
})

test('the secure port speaks TLS from the first byte', async () => {
  const server = await open()
  const socket = connect({
    port: server.securePort!,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: tls.cert,
  })
  const greeting = await new Promise((resolve) =>
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  )
  assert.match(String(greeting), /^\* OK \[CAPABILITY IMAP4rev1 [^\]]*AUTH=PLAIN\]/)
  socket.destroy()
})

test('without a certificate TLS is not offered', async () => {
  const server = await open({ tls: 'none' })
  assert.equal(server.securePort, undefined)
  const client = await RawImap.open(server.port!)
  assert.ok(!(await client.ask('CAPABILITY')).lines[0]!.includes('STARTTLS'))
  assert.match((await client.ask('STARTTLS')).status, /^BAD/)
})

test('a changed password, and a suspended mailbox, end what is open at once', async () => {
  const server = await open()
  const box = await makeMailbox(house)
  const idle = await RawImap.signedIn(server.port!, box.account.username)
  await idle.ask('SELECT INBOX')
  idle.say('i IDLE\r\n')
  await idle.line()
  await inTransaction(house.db, (tx) => endSessionsOf(tx, box.account.id))
  assert.equal(await idle.line(), '* BYE Please sign in again')
  await idle.rest()
  const again = await RawImap.signedIn(server.port!, box.account.username)
  await suspendMailbox(house, system, box.id)
  assert.equal(await again.line(), '* BYE Please sign in again')
  await assert.rejects(RawImap.signedIn(server.port!, box.account.username), /AUTHENTICATIONFAILED/)
})

test('one account has only so many lines, and a line that ends makes room', async () => {
  const server = await open({ most: { ofAccount: 2 } })
  const { account } = await makeMailbox(house)
  const [first] = [
    await RawImap.signedIn(server.port!, account.username),
    await RawImap.signedIn(server.port!, account.username),
  ]
  await assert.rejects(RawImap.signedIn(server.port!, account.username), /NO \[LIMIT\]/)
  await first.ask('LOGOUT')
  await first.rest()
  await RawImap.signedIn(server.port!, account.username)
})

test('strangers of one address, and all together, have only so many lines', async () => {
  const server = await open({ most: { strangersOfAddress: 1 } })
  const one = await RawImap.open(server.port!)
  const other = await RawImap.open(server.port!)
  assert.equal(await other.rest(), '')
  one.close()
})

test(
  'a stranger who is one too many is cut off, also one that never hangs up',
  { timeout: 10_000 },
  async () => {
    const server = await open({ most: { connections: 0 } })
    const socket = connectPlain({ port: server.port!, host: '127.0.0.1', allowHalfOpen: true }).resume()
    await once(socket, 'end')
    const closed = new Promise((resolve) => socket.on('error', resolve).on('close', resolve))
    const saying = setInterval(() => socket.write('a NOOP\r\n'), 5)
    await closed
    clearInterval(saying)
  },
)

test('who says nothing, or does not sign in, is let go', async () => {
  const silent = await open({ patience: { stranger: 50 } })
  assert.match(await (await RawImap.open(silent.port!)).rest(), /^\* BYE Nothing was said/)
  const slow = await open({ patience: { toSignIn: 50 } })
  const client = await RawImap.open(slow.port!)
  assert.match(await client.rest(), /^\* BYE Too slow/)
})

test('a line may be long only for who has signed in, and then not without end', async () => {
  const server = await open()
  const { account } = await makeMailbox(house)
  const stranger = await RawImap.open(server.port!)
  stranger.say(`a NOOP ${'x'.repeat(9000)}`)
  assert.match(await stranger.rest(), /^\* BYE Line too long/)
  const literal = await RawImap.open(server.port!)
  literal.say('a LOGIN {5000}\r\n')
  assert.match(await literal.line(), /^a NO \[TOOBIG\]/)
  const known = await RawImap.signedIn(server.port!, account.username)
  await known.ask('SELECT INBOX')
  assert.match((await known.ask(`UID FETCH ${'1,'.repeat(10_000)}1 FLAGS`)).status, /^OK/)
  known.say(`a NOOP ${'x'.repeat(70_000)}`)
  assert.match(await known.rest(), /^\* BYE Line too long/)
})

test('a client that goes in the middle of a large message leaves nothing behind', async () => {
  const server = await open()
  const box = await makeMailbox(house)
  await deliver(house, box.id, letter({ bytes: 8_000_000 }), { verdict: { origin: 'outside' } })
  const client = await RawImap.signedIn(server.port!, box.account.username)
  await client.ask('SELECT INBOX')
  const { lines } = await client.ask('FETCH 1 BODY.PEEK[]')
  assert.ok(lines[0]!.length > 8_000_000)
  client.say('x FETCH 1 BODY[]\r\n')
  client.close()
  const other = await RawImap.signedIn(server.port!, box.account.username)
  while (server.count() > 1) assert.match((await other.ask('NOOP')).status, /^OK/)
})

test('a port that is taken is told at once, and nothing is left open', async () => {
  const server = await open()
  await assert.rejects(imapServer(house, { port: server.port!, tls: 'none' }), /EADDRINUSE/)
})
