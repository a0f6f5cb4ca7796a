import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { namesOfASpray, secondsToWait, sprayBucket } from './rules.ts'

const hour = 3_600_000
const freshKey = () => createSecretKey(randomBytes(32))
const places = 1 << 20

/**
 * Notices when one password is tried on many names. A password is known here by twenty bits of a keyed hash: too little to
 * find out what it was, and a million different ones share each place. The key lives in this process for an hour and is
 * stored nowhere, so what was counted means nothing afterwards.
 */
export class Spraying {
  #key = freshKey()
  #began = 0
  // Made anew and never wiped: of an empty megabyte only the pages that are written to take memory.
  #names = new Uint8Array(places)
  #pairs = new Uint8Array(places / 8)
  readonly #freeAt = new Map<number, number>()

  /**
   * Takes a try of a password under a name, counted as wrong until it is given back, and once for each name. Tells how
   * long this password must wait, when it does; else on how many names it was tried, when that is worth a warning: at ten
   * and at each doubling.
   */
  take(name: string, password: string, now: Date): { readonly waitSeconds: number; readonly warns?: number } {
    this.#renew(now)
    const place = this.#placeOf(password)
    const waitMs = (this.#freeAt.get(place) ?? 0) - now.getTime()
    if (waitMs > 0) return { waitSeconds: Math.ceil(waitMs / 1000) }
    const isNew = this.#isFirst(this.#placeOf(`${name}\0${password}`))
    const count = Math.min(sprayBucket.most, (this.#names[place] ?? 0) + (isNew ? 1 : 0))
    this.#names[place] = count
    const seconds = secondsToWait(sprayBucket, count)
    if (seconds > 0) this.#freeAt.set(place, now.getTime() + 1000 * seconds)
    return { waitSeconds: 0, ...(isNew && isDoubled(count) && { warns: count }) }
  }

  /** It was the right one. Whoever waits for it goes on waiting, so that nobody can tell. */
  giveBack(password: string): void {
    const place = this.#placeOf(password)
    this.#names[place] = Math.max(0, (this.#names[place] ?? 0) - 1)
  }

  #placeOf(text: string): number {
    return createHmac('sha256', this.#key).update(text).digest().readUIntBE(0, 3) % places
  }

  #isFirst(pair: number): boolean {
    const [byte, bit] = [pair >>> 3, 1 << (pair & 7)]
    const before = this.#pairs[byte] ?? 0
    this.#pairs[byte] = before | bit
    return (before & bit) === 0
  }

  #renew(now: Date): void {
    const age = now.getTime() - this.#began
    if (age >= 0 && age < hour) return
    this.#began = now.getTime()
    this.#key = freshKey()
    this.#names = new Uint8Array(places)
    this.#pairs = new Uint8Array(places / 8)
    this.#freeAt.clear()
  }
}

const isDoubled = (count: number): boolean =>
  count >= namesOfASpray && Number.isInteger(Math.log2(count / namesOfASpray))
