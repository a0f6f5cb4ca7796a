import assert from 'node:assert/strict'
import type { Answer } from '../support/server.ts'

/*
 * Whether an address tells a stranger something it should not: by a single byte, or by how long it takes. Bytes are
 * compared exactly. Times are compared by rank: how likely it is that a known name is slower than an unknown one. Half is
 * what nobody can learn from; one slow answer proves nothing, and a shift that somebody could measure does.
 */

/** How many answers are timed, half of them about names nobody has. */
export const samples = process.env['PLENARY_TEST_FULL'] === '1' ? 1200 : 300
const warmUp = 12

/** Asks once about a name of this kind; `turn` picks which one. Gives the answer and the pages it leads to. */
export type Act = (kind: string, turn: number) => Promise<{ timed: () => Promise<Answer>; name: string }>

export type Seen = { readonly bytes: ReadonlyMap<string, string>; readonly times: Map<string, number[]> }

const varying = new Set(['date', 'x-request-id', 'etag', 'set-cookie'])

/** What a stranger sees, without what differs from answer to answer anyway: numbers, random cookies, what was typed. */
export function bytesOf({ status, headers, body }: Answer, name: string): string {
  const kept = Object.entries(headers).filter(([header]) => !varying.has(header))
  const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.replace(/=[^;]*/, '='))
  const plain = body
    .replaceAll(name, 'NAME')
    .replaceAll(encodeURIComponent(name), 'NAME')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
  return JSON.stringify([status, kept, cookies, plain])
}

/**
 * Asks about every kind in turns, shuffled, as often about `unknown` as about all the others together, and collects what
 * was seen and how long it took.
 */
export async function look(known: readonly string[], act: Act, from: number): Promise<Seen> {
  const bytes = new Map<string, string>()
  const times = new Map<string, number[]>(['unknown', ...known].map((kind) => [kind, []]))
  const turns = shuffled(
    Array.from({ length: samples + warmUp }, (_, turn) =>
      turn % 2 === 0 ? 'unknown' : (known[((turn - 1) / 2) % known.length] as string),
    ),
  )
  for (const [turn, kind] of turns.entries()) {
    const { timed, name } = await act(kind, from + turn)
    const began = performance.now()
    const answer = await timed()
    const took = performance.now() - began
    bytes.set(bytesOf(answer, name), kind)
    if (turn >= warmUp) times.get(kind)?.push(took)
  }
  return { bytes, times }
}

function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[all[at], all[other]] = [all[other] as T, all[at] as T]
  }
  return all
}

/** How likely it is that one of the first is larger than one of the others: the effect size of a rank test. */
export function chanceOfMore(first: readonly number[], others: readonly number[]): number {
  let wins = 0
  for (const one of first) for (const other of others) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / (first.length * others.length)
}

/** So far from a half, all kinds together and a single one. A single one has few samples: see the chance of a false alarm. */
export const together = 0.1
export const single = process.env['PLENARY_TEST_FULL'] === '1' ? 0.15 : 0.27

/** What can be told apart, in words; nothing when all is well. */
export function differences(seen: Seen): string[] {
  const { unknown = [], ...known } = Object.fromEntries(seen.times)
  const found: string[] = []
  const all = Object.values(known).flat()
  const chance = chanceOfMore(all, unknown)
  if (Math.abs(chance - 0.5) > together)
    found.push(`a known name is slower with a chance of ${chance.toFixed(2)}`)
  for (const [kind, times] of Object.entries(known)) {
    const one = chanceOfMore(times, unknown)
    if (Math.abs(one - 0.5) > single)
      found.push(`${kind} is slower than unknown with a chance of ${one.toFixed(2)}`)
  }
  return found
}

/**
 * Fails when a stranger could tell the kinds apart. Bytes must be the same at once; times may be looked at a second time,
 * since a machine that does something else meanwhile can shift a whole run.
 */
export async function assertTellsNothing(known: readonly string[], act: Act): Promise<void> {
  const first = await look(known, act, 0)
  assertOneAnswer(first)
  const found = differences(first)
  if (found.length === 0) return
  const second = await look(known, act, samples + warmUp)
  assertOneAnswer(second)
  assert.deepEqual(differences(second), [], `and before: ${found.join('; ')}`)
}

function assertOneAnswer({ bytes }: Seen): void {
  if (bytes.size === 1) return
  const [[one, kind] = ['', ''], [other, otherKind] = ['', '']] = [...bytes]
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120)
  assert.fail(`${kind} and ${otherKind} differ:\n${around(one)}\n${around(other)}`)
}
