import type { Id } from '../../src/values/ids.ts'

/** When everything that tests make is supposed to have been made. */
export const then = new Date('2026-11-01T09:00:00Z')

export const day = 24 * 60 * 60_000

let made = 0

/** A number that no other thing of this run has. */
export const nth = (): number => ++made

export type MadeOrganisation = {
  readonly id: Id
  readonly name: string
  readonly category: string
  readonly countryCode: string
}
