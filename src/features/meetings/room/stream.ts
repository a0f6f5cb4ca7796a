import type { House } from '../../../platform/house.ts'
import { listenThrough } from '../../../platform/database/listen.ts'
import type { Reply } from '../../../platform/http/index.ts'
import type { SittingId } from '../types.ts'
import { roomChannel } from './store.ts'

const beat = 20_000

/**
 * The open pages of sittings, told by server-sent events that something is different; what is different they fetch themselves, so
 * that everybody sees what they may see. Heard through the database: whichever process an act went to, all pages hear of it.
 */
export class RoomStreams {
  readonly #open = new Map<SittingId, Set<Reply>>()
  readonly #listening: Promise<{ close(): Promise<void> }>
  readonly #beat: NodeJS.Timeout

  readonly #heard: (sittingId: SittingId) => void

  /** `heard` is called before the pages are told. */
  constructor({ connection, log }: Pick<House, 'connection' | 'log'>, heard: (sittingId: SittingId) => void) {
    this.#heard = heard
    this.#listening = listenThrough(connection, log)(roomChannel, (sittingId) => this.#tell(sittingId))
    this.#beat = setInterval(() => this.#everybody(': beat\n\n'), beat)
    this.#beat.unref()
  }

  /** Keeps the answer open until the browser goes. */
  open(sittingId: SittingId, reply: Reply): void {
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 3000\n\n')
    const here = this.#open.get(sittingId) ?? new Set<Reply>()
    this.#open.set(sittingId, here.add(reply))
    reply.raw.on('close', () => {
      here.delete(reply)
      if (here.size === 0) this.#open.delete(sittingId)
    })
  }

  /** Without a sitting: something may have been missed, so all look again. */
  #tell(sittingId: string): void {
    this.#heard(sittingId)
    const said = 'event: changed\ndata: \n\n'
    if (sittingId === '') return this.#everybody(said)
    for (const reply of this.#open.get(sittingId) ?? []) reply.raw.write(said)
  }

  #everybody(said: string): void {
    for (const replies of this.#open.values()) for (const reply of replies) reply.raw.write(said)
  }

  async close(): Promise<void> {
    clearInterval(this.#beat)
    for (const replies of this.#open.values()) for (const reply of replies) reply.raw.end()
    await (await this.#listening).close()
  }
}
