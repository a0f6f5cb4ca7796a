import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { append } from '../../src/features/mailbox/index.ts'
import { literal, RawImap } from '../support/imap.ts'
import { itemsMeant } from './commands/kinds.ts'
import { takeApart } from './commands/said.ts'
import { allowed } from './letters/allowed.ts'
import { sectionsOf } from './letters/parts.ts'
import { randomLetters } from './letters/random.ts'
import { samples, type Sample } from './letters/samples.ts'
import { noDovecot, openPeers, type Peer, type Peers } from './peers.ts'

let peers: Peers
before(async () => (peers = await openPeers()))
after(() => peers.close())

type Items = Record<string, unknown>

async function ask(client: RawImap, command: string): Promise<Items[]> {
  const { lines, status } = await client.ask(command)
  assert.match(status, /^OK/, command)
  return lines.filter((line) => line.includes(' FETCH ')).map((line) => itemsMeant(takeApart(line)[3]))
}

async function opened(peer: Peer): Promise<RawImap> {
  const client = await RawImap.signedIn(peer.port, peer.user, peer.password)
  await client.ask('EXAMINE INBOX')
  return client
}

/** The same letters in both, with the inbox open. */
async function filled(letters: readonly Sample[]): Promise<readonly [ours: RawImap, theirs: RawImap]> {
  const [{ box, peer: ours }, theirs] = [await peers.ours(), peers.theirs()]
  const filler = await RawImap.signedIn(theirs.port, theirs.user, theirs.password)
  await Promise.all(letters.map(({ raw }) => append(peers.house, box.id, 'INBOX', raw)))
  for (const { raw, name } of letters)
    assert.match((await filler.ask(`APPEND INBOX ${literal(raw)}`)).status, /^OK/, name)
  filler.close()
  return Promise.all([opened(ours), opened(theirs)])
}

const differing = (ours: Items, theirs: Items): string[] =>
  [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]),
  )

const lists = 'RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY'

test('of every letter, ENVELOPE, BODYSTRUCTURE and all parts are what Dovecot says they are', async (t) => {
  if (!peers.isBeside) return t.skip(noDovecot)
  const both = await filled(samples)
  const [ours, theirs] = await Promise.all(both.map((client) => ask(client, `FETCH 1:* (${lists})`)))
  const found: Record<string, string[]> = {}
  for (const [n, { name }] of samples.entries()) {
    const sections = ['BODY.PEEK[]', 'BODY.PEEK[HEADER]', 'BODY.PEEK[TEXT]']
    const structure = ours![n]!['BODYSTRUCTURE'] as Parameters<typeof sectionsOf>[0]
    const parts = [...sections, ...sectionsOf(structure)].join(' ')
    const [here, there] = await Promise.all(both.map((client) => ask(client, `FETCH ${n + 1} (${parts})`)))
    const names = differing({ ...ours![n], ...here![0] }, { ...theirs![n], ...there![0] })
    if (names.length > 0) found[name] = names.sort()
  }
  for (const client of both) client.close()
  const may = Object.assign({}, ...allowed.map(({ letters }) => letters)) as Record<string, string[]>
  for (const [name, sections] of Object.entries(may)) may[name] = sections.toSorted()
  assert.deepEqual(found, may)
})

test('two hundred messages put together at random have the structure that Dovecot finds', async (t) => {
  if (!peers.isBeside) return t.skip(noDovecot)
  const letters = randomLetters(200, 7)
  const both = await filled(letters)
  const [ours, theirs] = await Promise.all(both.map((client) => ask(client, `FETCH 1:* (${lists})`)))
  for (const client of both) client.close()
  for (const [n, { name, raw }] of letters.entries())
    assert.deepEqual(ours![n], theirs![n], `${name}\n${raw.toString()}`)
})
