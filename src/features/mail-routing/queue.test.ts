import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { letter } from '../../../test/support/mailboxes.ts'
import { until } from '../../../test/support/real-program.ts'
import { openSink } from '../../../test/support/sink.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { openTransport } from '../../platform/outgoing-mail/transport.ts'
import {
  type DeliverInside,
  forgetSendings,
  listSendings,
  queueLetter,
  readBounceAddress,
  releaseHeld,
  throughRelay,
  workQueue,
} from './index.ts'

const hour = 3_600_000
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
let house: TestHouse
before(async () => {
  const dkimKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  house = await testHouse({ config: { smtpUrl: 'smtp://127.0.0.1:1', dkimKey } })
})
after(() => house.close())

/** What lay in the mailboxes of this house. */
const got: { address: string; raw: string }[] = []
const inside: DeliverInside = async (address, raw) => {
  got.push({ address, raw: raw.toString() })
  return { how: 'sent' }
}

async function send(recipients: readonly string[], isHeld = false) {
  const sender = `ama${Math.random().toString(36).slice(2)}@${house.config.mailDomain}`
  const of = { kind: 'letter', accountId: null, sender, messageId: null, subject: 'Наша повестка' } as const
  const to = recipients.map((address) => ({ address, isInside: false }))
  const given = isHeld ? { config: { ...house.config, smtpUrl: undefined } } : house
  await inTransaction(house.db, (tx) =>
    queueLetter(tx, given, { ...of, recipients: to, raw: letter({ from: sender }) }, house.clock.now()),
  )
  return sender
}
const statesOf = async (address: string) =>
  (await listSendings(house.db, {}, 500)).filter((one) => one.address === address).map(({ state }) => state)
const noticesTo = (sender: string) => got.filter(({ address }) => address === sender)
const plainOf = ({ raw }: { raw: string }) =>
  Buffer.from(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)![1]!, 'base64').toString()

test('a letter leaves through the relay, from an address that knows its way back, signed and not changed by a byte', async () => {
  const sink = await openSink()
  const relay = openTransport(sink.url)
  await send(['friend@outside.example'])
  await workQueue(house, { inside, outside: throughRelay(house, relay) })
  const [mail] = sink.caught
  assert.ok(readBounceAddress(house.secrets, mail!.from.split('@')[0]!))
  const resolver = async () => [
    [`v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
  ]
  const { results } = await dkimVerify(Buffer.from(mail!.source), { resolver: resolver })
  assert.equal(results[0]?.status.result, 'pass')
  assert.deepEqual(await statesOf('friend@outside.example'), ['sent'])
  relay.close()
  await sink.close()
})

test('ten workers at once send a letter to each of ten recipients once', async () => {
  const sink = await openSink()
  const relay = openTransport(sink.url)
  const all = Array.from({ length: 10 }, (_, n) => `ten${n}@outside.example`)
  await send(all)
  await Promise.all(
    Array.from({ length: 10 }, () => workQueue(house, { inside, outside: throughRelay(house, relay) })),
  )
  assert.deepEqual(
    sink.caught.map(({ to }) => to[0] ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
    all,
  )
  relay.close()
  await sink.close()
})

test('however long another server takes, nobody else begins with the letter; whoever dies leaves it to the next', async () => {
  let begun = 0
  const open: (() => void)[] = []
  const outside = () => {
    begun++
    return new Promise<{ how: 'sent' }>((done) => open.push(() => done({ how: 'sent' })))
  }
  const release = () => open.splice(0).forEach((end) => end())
  await send(['slow-server@outside.example'])
  const doors = { inside, outside }
  const isHeldOn = async () => {
    const { due_at: due } = await house.db
      .selectFrom('mail_sending_to')
      .select('due_at')
      .where('address', '=', 'slow-server@outside.example')
      .executeTakeFirstOrThrow()
    return due.getTime() > house.clock.now().getTime() + 299_000
  }
  /** Lets ten minutes pass, in each of which somebody else looks for work. */
  const minutes = async (renews: number, passed: () => Promise<unknown>) => {
    const working = workQueue(house, doors, { renews })
    await until(() => begun === 1)
    for (let minute = 0; minute < 10; minute++) {
      house.clock.move(60_000)
      await passed()
      if (begun === 1) await Promise.race([workQueue(house, doors, { renews }), pause(20)])
    }
    return { working }
  }
  const held = await minutes(10, () => until(isHeldOn))
  assert.equal(begun, 1)
  release()
  await held.working
  assert.deepEqual(await statesOf('slow-server@outside.example'), ['sent'])
  // Not held on to, it goes to the next after five minutes.
  begun = 0
  await send(['left-server@outside.example'])
  const lost = await minutes(1_000_000, () => pause(5))
  await until(() => begun === 2)
  release()
  await lost.working
})

test('one recipient that fails for good is told to the sender, clearly and once, and the others get it once', async () => {
  const sink = await openSink({
    manner: ({ to }) => (to.startsWith('gone') ? { code: 550, words: '5.1.1 no such user' } : undefined),
  })
  const relay = openTransport(sink.url)
  const sender = await send(['gone@outside.example', 'there@outside.example'])
  for (let n = 0; n < 3; n++) await workQueue(house, { inside, outside: throughRelay(house, relay) })
  assert.deepEqual(
    sink.caught.map(({ to }) => to[0]),
    ['there@outside.example'],
  )
  const [notice, ...more] = noticesTo(sender)
  assert.equal(more.length, 0)
  assert.match(
    plainOf(notice!),
    /Your message “Наша повестка” to gone@outside\.example could not be delivered/,
  )
  assert.match(notice!.raw, /multipart\/report/)
  assert.match(notice!.raw, /Action: failed\r\nStatus: 5\.1\.1/)
  relay.close()
  await sink.close()
})

test('a late letter is told after four hours, once, and fails after five days: never in silence', async () => {
  const sink = await openSink({ manner: () => ({ code: 451, words: 'later' }) })
  const relay = openTransport(sink.url)
  const sender = await send(['slow@outside.example'])
  const at = async (hours: number) => {
    house.clock.move(hours * hour)
    for (let n = 0; n < 3; n++) await workQueue(house, { inside, outside: throughRelay(house, relay) })
    return noticesTo(sender).map(({ raw }) => /Action: (\w+)/.exec(raw)?.[1])
  }
  assert.deepEqual(await at(0), [])
  assert.deepEqual(await at(3), [])
  assert.deepEqual(await at(2), ['delayed'])
  assert.deepEqual(await at(24), ['delayed'])
  assert.deepEqual(await at(5 * 24), ['delayed', 'failed'])
  assert.deepEqual(await statesOf('slow@outside.example'), ['failed'])
  assert.deepEqual(await at(48), ['delayed', 'failed'])
  relay.close()
  await sink.close()
})

test('without a relay what would leave is held and shown, and goes when there is one', async () => {
  await send(['later@outside.example'], true)
  await workQueue(house, { inside })
  assert.deepEqual(await statesOf('later@outside.example'), ['held'])
  await forgetSendings(house.db, new Date(house.clock.now().getTime() + hour))
  const sink = await openSink()
  const relay = openTransport(sink.url)
  await releaseHeld(house.db, house.clock.now())
  await workQueue(house, { inside, outside: throughRelay(house, relay) })
  assert.deepEqual(
    sink.caught.map(({ to }) => to[0]),
    ['later@outside.example'],
  )
  relay.close()
  await sink.close()
})
