import { listenThrough } from '../../../platform/database/listen.ts'
import type { House } from '../../../platform/house.ts'
import { sessionsEndedChannel } from '../../../platform/sessions/store.ts'
import type { AccountId } from '../../../values/ids.ts'

/**
 * The open sessions of mail programs in this process. A password that is changed, a block, a suspended mailbox end them at once,
 * whichever process decided it; so does a word that may have been missed, since programs come back by themselves.
 */
export class MailSessions {
  readonly #open = new Map<AccountId, Set<() => void>>()
  readonly #listening: Promise<{ close(): Promise<void> }>

  constructor({ connection, log }: Pick<House, 'connection' | 'log'>) {
    this.#listening = listenThrough(connection, log)(sessionsEndedChannel, (account) => this.#end(account))
  }

  /** How many somebody has open. */
  count(accountId: AccountId): number {
    return this.#open.get(accountId)?.size ?? 0
  }

  /** Notes a session that began; `end` is called when it must end. Returns what to call when it ended by itself. */
  open(accountId: AccountId, end: () => void): () => void {
    const here = this.#open.get(accountId) ?? new Set()
    this.#open.set(accountId, here.add(end))
    return () => {
      here.delete(end)
      if (here.size === 0 && this.#open.get(accountId) === here) this.#open.delete(accountId)
    }
  }

  #end(accountId: string): void {
    const ended = accountId === '' ? [...this.#open.keys()] : [accountId]
    for (const id of ended) for (const end of [...(this.#open.get(id) ?? [])]) end()
  }

  /** Resolves when words are heard. */
  async ready(): Promise<void> {
    await this.#listening
  }

  async close(): Promise<void> {
    this.#end('')
    await (await this.#listening).close()
  }
}
