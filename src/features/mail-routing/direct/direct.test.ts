import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { letter } from '../../../../test/support/mailboxes.ts'
import type { Transport } from '../../../platform/outgoing-mail/transport.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { selfSigned } from '../../../platform/tls/self-signed.ts'
import { listSendings, queueLetter, throughRelay, workQueue } from '../index.ts'
import { hostsOf, type DnsAnswers } from './hosts.ts'
import { directTransport } from './transport.ts'

const certificate = selfSigned(['mx.example'], new Date())
type Got = { readonly at: string; readonly to: string; readonly source: Buffer; readonly tls: boolean }
const got: Got[] = []
let connections = 0
/** What a server says to a recipient, by its address. */
let says: (at: string, to: string) => { code: number; words: string } | undefined = () => undefined
const servers: SMTPServer[] = []
const ports: Record<string, number> = {}

/** A mail server of this name, on a port of its own. */
async function server(host: string, hasTls: boolean): Promise<void> {
  const it = new SMTPServer({
    ...(hasTls ? { cert: certificate.cert, key: certificate.key } : { disabledCommands: ['STARTTLS'] }),
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      connections++
      done()
    },
    onRcptTo: ({ address }, _session, done) => {
      const no = says(host, address)
      done(no && Object.assign(new Error(no.words), { responseCode: no.code }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo
        got.push({ at: host, to: to!.address, source: Buffer.concat(chunks), tls: session.secure })
        done()
      })
    },
  })
  it.on('error', () => {})
  await new Promise<void>((resolve) => it.listen(0, '127.0.0.1', resolve))
  ports[host] = (it.server.address() as AddressInfo).port
  servers.push(it)
}

/** A port at which nobody listens. */
async function closedPort(): Promise<number> {
  const it = createServer()
  await new Promise<void>((resolve) => it.listen(0, here, resolve))
  const { port } = it.address() as AddressInfo
  await new Promise<void>((closed) => it.close(() => closed()))
  return port
}

const nothing = () => Promise.reject(Object.assign(new Error('nothing'), { code: 'ENOTFOUND' }))
const mx: Record<string, { exchange: string; priority: number }[]> = {
  'two.example': [
    { exchange: 'second.example', priority: 20 },
    { exchange: 'first.example', priority: 10 },
  ],
  'away.example': [
    { exchange: 'gone.example', priority: 10 },
    { exchange: 'second.example', priority: 20 },
  ],
  'never.example': [{ exchange: '', priority: 0 }],
  'inner.example': [{ exchange: 'inside.example', priority: 10 }],
}
/** All are this machine, each at a port of its own: not every system has more than one address of its own. */
const here = '127.0.0.1'
const hosts: Record<string, string> = {
  'first.example': here,
  'second.example': here,
  'gone.example': here,
  'plain.example': here,
  'inside.example': '10.0.0.1',
}
const dns: DnsAnswers = {
  resolveMx: (domain) => (mx[domain] ? Promise.resolve(mx[domain]) : nothing()),
  resolve4: (host) => (hosts[host] ? Promise.resolve([hosts[host]]) : nothing()),
  resolve6: nothing,
}

let house: TestHouse
let direct: Transport
before(async () => {
  await server('first.example', true)
  await server('second.example', false)
  ports['plain.example'] = ports['first.example']!
  ports['gone.example'] = await closedPort()
  house = await testHouse({ config: { smtpDirect: 'on' } })
})
beforeEach(() => {
  got.splice(0)
  connections = 0
  says = () => undefined
  direct?.close()
  direct = directTransport({
    name: 'body.example',
    dns,
    portOf: (host) => ports[host] ?? 0,
    mayConnect: (one) => one.startsWith('127.'),
  })
})
after(async () => {
  direct.close()
  await Promise.all(servers.map((one) => new Promise<void>((closed) => one.close(() => closed()))))
  await house.close()
})

const send = (to: string) => direct.send({ from: 'a@body.example', to, source: letter() })
const trouble = async (to: string) => {
  try {
    await send(to)
  } catch (error) {
    return String((error as { response?: string }).response ?? error)
  }
  return 'sent'
}

test('the server that a domain prefers gets its mail, under TLS where it has that', async () => {
  await send('ama@two.example')
  assert.deepEqual(
    got.map(({ at, to, tls }) => [at, to, tls]),
    [['first.example', 'ama@two.example', true]],
  )
})

test('where a server cannot be reached or has no time, the next one is asked, without TLS if it has none', async () => {
  await send('ama@away.example')
  says = (at) => (at === 'first.example' ? { code: 451, words: '4.3.2 busy' } : undefined)
  await send('kofi@two.example')
  assert.deepEqual(
    got.map(({ at, to, tls }) => [at, to, tls]),
    [
      ['second.example', 'ama@away.example', false],
      ['second.example', 'kofi@two.example', false],
    ],
  )
})

test('a "no" is a "no": the next server is not asked for another answer', async () => {
  says = (at) => (at === 'first.example' ? { code: 550, words: '5.1.1 no such user' } : undefined)
  assert.match(await trouble('gone@two.example'), /^550 5\.1\.1/)
  assert.equal(got.length, 0)
})

test('a domain without servers is its own; one that takes no mail, is not there, or lies inside our networks gets none', async () => {
  await send('ama@plain.example')
  assert.equal(got[0]?.at, 'first.example')
  assert.match(await trouble('ama@never.example'), /^556 5\.1\.10/)
  assert.match(await trouble('ama@nowhere.example'), /^550 5\.1\.2/)
  assert.match(await trouble('ama@inner.example'), /^550 5\.1\.2/)
})

test('ten letters to one domain go over one connection', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, n) => send(`n${n}@plain.example`)))
  assert.equal(got.length, 10)
  assert.equal(connections, 1)
})

test('servers of one rank share the work', async () => {
  const equal = {
    ...dns,
    resolveMx: () => Promise.resolve(['a', 'b'].map((exchange) => ({ exchange, priority: 5 }))),
  }
  const first = async (...chances: number[]) => (await hostsOf(equal, 'x', () => chances.shift()!))[0]
  assert.deepEqual([await first(0.1, 0.9), await first(0.9, 0.1)], ['a', 'b'])
})

test('the queue sends so: nothing is held, and what is refused for good is told', async () => {
  says = (_at, to) => (to.startsWith('gone') ? { code: 550, words: '5.1.1 no such user' } : undefined)
  const of = { kind: 'letter', accountId: null, messageId: null, subject: 'Direct' } as const
  const recipients = ['ama@two.example', 'gone@two.example', 'ama@plain.example'].map((address) => ({
    address,
    isInside: false,
  }))
  const sender = `writer@${house.config.mailDomain}`
  await inTransaction(house.db, (tx) =>
    queueLetter(tx, house, { ...of, sender, recipients, raw: letter() }, house.clock.now()),
  )
  const told: string[] = []
  const inside = async (address: string) => {
    told.push(address)
    return { how: 'sent' } as const
  }
  const doors = { inside, outside: throughRelay(house, direct) }
  while ((await workQueue(house, doors)) > 0);
  const states = (await listSendings(house.db, {})).map(({ address, state }) => `${address} ${state}`)
  for (const one of ['ama@two.example sent', 'gone@two.example failed', 'ama@plain.example sent'])
    assert.ok(states.includes(one), one)
  assert.deepEqual(told, [sender])
})
