import { createHash } from 'node:crypto'
import type { Language } from '../../../values/language.ts'
import { brotli, gzipped, type Encoding } from '../compress.ts'

/** A page ready to be sent as it is. */
export type Copy = {
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
  readonly etag: string
  readonly until: number
}

/** How a copy answers strangers at one address: nothing is left to be found out. */
export type Ready = {
  readonly copy: Copy
  readonly language: Language
  /** In the words of the route table, for the log. */
  readonly route: string
  /** Names and values in turns, as Node takes them quickest. */
  readonly heads: Readonly<Record<Encoding | 'plain' | 'unchanged', string[]>>
}

export type PublicPages = {
  /** The copy kept under a key, made once however many ask for it meanwhile. */
  get(key: string, maxAgeMs: number, make: () => Promise<string>): Promise<Copy>
  /** Notes that strangers who ask for this address get the copy kept under a key, for as long as it is kept. */
  offer(address: string, key: string, copy: Copy, ready: () => Ready): void
  /** What was offered for an address, while it is young enough. */
  ready(address: string): Ready | undefined
  drop(): void
  /** Calls somebody who keeps something of their own by the same rule. */
  whenDropped(heard: () => void): void
  readonly size: number
}

const mostBytes = 48 * 1024 * 1024

/** Copies of pages that are the same for every stranger. The oldest give way when they grow too big together. */
export function openPublicPages(now: () => number = () => performance.now()): PublicPages {
  const copies = new Map<string, Copy>()
  const offered = new Map<string, Ready>()
  const addresses = new Map<Copy, string[]>()
  const inTheMaking = new Map<string, Promise<Copy>>()
  const listeners: (() => void)[] = []
  let bytes = 0
  let generation = 0

  function forget(key: string, copy: Copy): void {
    if (!copies.delete(key)) return
    bytes -= weight(copy)
    for (const address of addresses.get(copy) ?? []) offered.delete(address)
    addresses.delete(copy)
  }

  function remember(key: string, copy: Copy): void {
    const before = copies.get(key)
    if (before) forget(key, before)
    copies.set(key, copy)
    bytes += weight(copy)
    for (const [oldest, its] of copies) {
      if (bytes <= mostBytes) return
      forget(oldest, its)
    }
  }

  /** A page that began before everything was dropped is answered with, but not kept. */
  async function make(key: string, maxAgeMs: number, markup: () => Promise<string>): Promise<Copy> {
    const begun = generation
    const copy = await copyOf(await markup(), now() + maxAgeMs)
    if (begun === generation) remember(key, copy)
    return copy
  }

  return {
    get(key, maxAgeMs, markup) {
      const copy = copies.get(key)
      if (copy && copy.until > now()) return Promise.resolve(copy)
      const underway = inTheMaking.get(key)
      if (underway) return underway
      const making = make(key, maxAgeMs, markup).finally(() => {
        if (inTheMaking.get(key) === making) inTheMaking.delete(key)
      })
      inTheMaking.set(key, making)
      return making
    },
    offer(address, key, copy, ready) {
      if (copies.get(key) !== copy || offered.has(address)) return
      offered.set(address, ready())
      addresses.set(copy, [...(addresses.get(copy) ?? []), address])
    },
    ready(address) {
      const found = offered.get(address)
      return found && found.copy.until > now() ? found : undefined
    },
    drop() {
      generation += 1
      bytes = 0
      copies.clear()
      offered.clear()
      addresses.clear()
      inTheMaking.clear()
      for (const heard of listeners) heard()
    },
    whenDropped(heard) {
      listeners.push(heard)
    },
    get size() {
      return copies.size
    },
  }
}

const weight = ({ plain, br, gzip }: Copy): number => plain.length + br.length + gzip.length

async function copyOf(markup: string, until: number): Promise<Copy> {
  const plain = Buffer.from(markup)
  const [br, gzip] = await Promise.all([brotli(plain, 6), gzipped(plain, 6)])
  const etag = `W/"${createHash('sha1').update(plain).digest('base64url')}"`
  return { plain, br, gzip, etag, until }
}
