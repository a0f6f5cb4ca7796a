import { createHash } from 'node:crypto'
import { v5 } from 'uuid'
import type { Id } from '../values/ids.ts'

// Choices that look random and are the same on every machine, so that pictures and tests can rely on them.

const namespace = '6f1d3c1e-6a55-4c0e-9d0b-3f7c2b0f5a11'

/** The identifier that belongs to a name. */
export const idOf = (name: string): Id => v5(name, namespace)

/** A number from 0 up to 1 that belongs to these words. */
export const chance = (words: string): number => digest(words).readUInt32BE(0) / 2 ** 32

/** The things in an order that belongs to the seed. */
export function shuffled<T>(things: readonly T[], seed: string, nameOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, place: chance(`${seed}/${nameOf(thing)}`) }))
    .sort((one, other) => one.place - other.place)
    .map(({ thing }) => thing)
}

/** One of the things, as the words have it. */
export function pick<T>(things: readonly T[], words: string): T {
  return things[Math.floor(chance(words) * things.length)] as T
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A registration number that belongs to these words. */
export function numberOf(words: string): string {
  const all = signsOf(words, 8)
  return `R-${all.slice(0, 4)}-${all.slice(4)}`
}

/** So many letters and digits that belong to these words. */
export const signsOf = (words: string, count: number): string =>
  [...digest(words).subarray(0, count)].map((byte) => signs[byte % 32]).join('')

const digest = (words: string) => createHash('sha256').update(words).digest()
