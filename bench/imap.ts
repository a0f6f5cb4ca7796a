import { serveDovecot } from '../test/support/dovecot.ts'
import { password, type Ground } from './ground.ts'
import { ImapClient, letterOf } from './imap-client.ts'
import { serve, type Served } from './processes.ts'
import type { Row } from './table.ts'

const folderSize = 10_000
const rounds = 3

type Peer = { readonly name: string; readonly served: Served; readonly user: string; nth: number }

/** What a step took, in milliseconds for one of what it does. */
type Step = {
  readonly what: string
  readonly most?: number
  readonly ratio?: number
  run(peer: Peer): Promise<number>
}

/** Reading mail by IMAP, beside Debian's Dovecot on the same messages where it is installed. */
export async function measureImap(ground: Ground, say: (words: string) => void): Promise<Row[]> {
  const { rows } = await ground.client.query<{ account_id: string }>(
    'select account_id from bench_person where nth < 1',
  )
  const given = { connection: ground.connection, folder: ground.folder, accounts: [rows[0]!.account_id] }
  const ours = await serve('imap-server', given)
  const dovecot = await serveDovecot({ fsync: 'always' })
  if (!dovecot) say('  Dovecot is not installed: there is nothing to compare with')
  const peers = [
    { name: 'ours', served: ours, user: 'bench0', nth: 0 },
    ...(dovecot ? [{ name: 'dovecot', served: dovecot, user: 'bench0', nth: 0 }] : []),
  ]
  try {
    await ground.client.query(`update mailbox set quota_bytes = ${2 ** 40}`)
    const first = await measureAll(peers, filling, 1, say)
    await ground.client.query('vacuum analyze')
    return [...first, ...(await measureAll(peers, reading, rounds, say))]
  } finally {
    await ours.close()
    await dovecot?.close()
  }
}

async function measureAll(
  peers: readonly Peer[],
  steps: readonly Step[],
  times: number,
  say: (words: string) => void,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const step of steps) {
    const taken = peers.map(() => [] as number[])
    for (let round = 0; round < times; round++) {
      const order = round % 2 === 0 ? [...peers.keys()] : [...peers.keys()].toReversed()
      for (const n of order) taken[n]!.push(await step.run(peers[n]!))
    }
    const [ours, theirs] = [middle(taken[0]!), taken[1] && middle(taken[1])]
    say(
      `  ${step.what}: ${ours.toFixed(2)} ms${theirs === undefined ? '' : `, Dovecot ${theirs.toFixed(2)} ms`}`,
    )
    rows.push(rowOf(step, ours, theirs))
  }
  return rows
}

function rowOf({ what, most, ratio }: Step, ours: number, theirs: number | undefined): Row {
  const isFast = most === undefined || ours <= most
  const isCompared = ratio !== undefined && theirs !== undefined
  const bars = [most === undefined ? '' : `${most} ms`, isCompared ? `${ratio} of Dovecot` : '']
  return {
    what: `IMAP: ${what}`,
    note: `${ours.toFixed(1)} ms`,
    ours: 1000 / ours,
    bare: theirs === undefined ? 0 : 1000 / theirs,
    bareIs: theirs === undefined ? 'no Dovecot here' : 'Dovecot',
    bar: bars.filter(Boolean).join(', ') || 'none',
    holds: isFast && (!isCompared || theirs / ours >= ratio),
  }
}

const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < times; n++) await work(n)
  return (performance.now() - start) / times
}

const open = ({ served, user }: Peer) => ImapClient.open(served.port, user, password)

async function append(peer: Peer, client: ImapClient, bytes: number): Promise<void> {
  const raw = letterOf(peer.nth++, bytes)
  await client.ask(`APPEND INBOX {${raw.length}+}\r\n${raw}`)
}

/** So many messages over so many lines. */
async function appendMany(peer: Peer, lines: number, count: number, bytes: number): Promise<number> {
  const clients = await Promise.all(Array.from({ length: lines }, () => open(peer)))
  const each = Math.ceil(count / lines)
  const start = performance.now()
  await Promise.all(clients.map((client) => timed(each, () => append(peer, client, bytes))))
  const taken = (performance.now() - start) / (each * lines)
  for (const client of clients) client.close()
  return taken
}

const filling: readonly Step[] = [
  { what: 'append of 6 kB, one line', ratio: 1, run: (peer) => appendMany(peer, 1, 400, 6000) },
  { what: 'append of 6 kB, eight lines', ratio: 1, run: (peer) => appendMany(peer, 8, 800, 6000) },
  {
    what: 'append of 1 kB, four lines',
    ratio: 1,
    run: (peer) => appendMany(peer, 4, folderSize - peer.nth, 1000),
  },
]

/** A step on a line that has the inbox open. */
const inside = (work: (client: ImapClient) => Promise<number>) => async (peer: Peer) => {
  const client = await open(peer)
  await client.ask('SELECT INBOX')
  const taken = await work(client)
  client.close()
  return taken
}

const page = (n: number) => {
  const from = 1 + ((n * 397) % (folderSize - 50))
  return `FETCH ${from}:${from + 49} (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)`
}

const reading: readonly Step[] = [
  {
    what: 'sign-in and sign-out',
    run: (peer) =>
      timed(40, async () => {
        const client = await open(peer)
        await client.ask('LOGOUT').catch(() => undefined)
        client.close()
      }),
  },
  {
    what: 'sign-in and SELECT of 10,000',
    run: (peer) => timed(5, async () => inside(() => Promise.resolve(0))(peer)),
  },
  {
    what: 'UID FLAGS of 10,000',
    most: 100,
    run: inside((client) => timed(3, () => client.ask('FETCH 1:* (UID FLAGS)'))),
  },
  {
    what: 'ENVELOPE and BODYSTRUCTURE of 10,000',
    ratio: 0.33,
    run: inside((client) => timed(1, () => client.ask('FETCH 1:* (ENVELOPE BODYSTRUCTURE)'))),
  },
  {
    what: '1,000 whole messages of 6 kB',
    ratio: 0.33,
    run: inside((client) => timed(2, () => client.ask('FETCH 1:1000 BODY.PEEK[]'))),
  },
  {
    what: 'a page of 50',
    most: 3,
    ratio: 0.33,
    run: inside((client) => timed(100, (n) => client.ask(page(n)))),
  },
  {
    what: 'STORE of one flag',
    most: 2,
    run: inside((client) =>
      timed(200, (n) => client.ask(`STORE ${n + 1} ${n % 2 ? '+' : '-'}FLAGS.SILENT (\\Flagged)`)),
    ),
  },
  {
    what: 'SEARCH SUBJECT in 10,000',
    most: 100,
    run: inside((client) => timed(5, (n) => client.ask(`SEARCH SUBJECT "item ${n}77"`))),
  },
  {
    what: 'SEARCH BODY in 10,000',
    ratio: 0.33,
    run: inside((client) => timed(2, (n) => client.ask(`SEARCH BODY "session ${n}77"`))),
  },
]
