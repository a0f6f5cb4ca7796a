import type { House } from '../house.ts'
import { type Delivery, deliver, type Outcome } from './deliver.ts'
import { openHand } from './hand.ts'
import type { LetterWriters } from './letter.ts'
import { napping } from './nap.ts'
import { hastenRetries, keepHold, type Mail, recoverStuck, saveSent, type Sent, takeDue } from './outbox.ts'
import { together } from './together.ts'
import { openTransport, type Transport } from './transport.ts'
import { onWake } from './wake.ts'

export type OutboxOptions = {
  /** How mails leave where it is not the relay of the settings. */
  readonly transport?: Transport | undefined
  /** How many mails are in hand at most. */
  readonly batch?: number
  /** How often mails written by other processes are looked for. */
  readonly pollMs?: number
  /** After how long without a sign of life a mail in flight counts as left behind by a process that died. */
  readonly stuckMs?: number
}

const savesAtOnce = 2
/** New mails are taken when a quarter of those in hand has left: seldom enough that a look is worth it. */
const refillBelow = 0.75

export type Outbox = {
  start(): void
  /** Sends one batch of what is due; says how many mails it took. */
  sendDue(): Promise<number>
  /** Finishes what is in hand, takes no more, and closes the connections to the relay. */
  stop(): Promise<void>
}

/** The sender of mails. Any number of them may run on one database; no mail is sent by two. */
export function openOutbox(house: House, writers: LetterWriters, options: OutboxOptions = {}): Outbox {
  const { batch = 40, pollMs = 500, stuckMs = 60_000 } = options
  const { db, clock, log, config } = house
  const transport = options.transport ?? (config.smtpUrl ? openTransport(config.smtpUrl) : undefined)
  const keepSent = together(async (sent: readonly Sent[]) => {
    await saveSent(db, sent)
    return sent.map(() => undefined)
  }, savesAtOnce)
  const delivery: Delivery = { house, writers, transport, keepSent }
  const hand = openHand(send)
  const nap = napping()
  let isStopping = false
  let isRelayAway = false
  let lastLook = 0
  let running: Promise<void> | undefined

  function send(mail: Mail): Promise<Outcome | undefined> {
    return deliver(delivery, mail).catch((error: unknown) => {
      log.error({ mail: mail.id, error }, 'what became of a mail could not be kept')
      return undefined
    })
  }

  /** Begins to send at most so many of what is due. */
  async function begin(most: number): Promise<{ taken: number; done: Promise<void> }> {
    await lookForStuck()
    const mails = await takeDue(db, clock.now(), most)
    return { taken: mails.length, done: mails.length > 0 ? sendAll(mails) : Promise.resolve() }
  }

  async function sendAll(mails: readonly Mail[]): Promise<void> {
    const holding = setInterval(() => void hold(mails), stuckMs / 4)
    notice(await hand.take(mails))
    clearInterval(holding)
  }

  function notice(outcomes: readonly (Outcome | undefined)[]): void {
    if (isRelayAway && outcomes.includes('sent')) void hastenRetries(db, clock.now()).catch(() => {})
    isRelayAway = outcomes.includes('connection') || (isRelayAway && !outcomes.includes('sent'))
  }

  const hold = (mails: readonly Mail[]): Promise<void> =>
    keepHold(
      db,
      mails.map((mail) => mail.id),
      clock.now(),
    ).catch(() => {})

  async function lookForStuck(): Promise<void> {
    const now = clock.now()
    if (now.getTime() - lastLook < stuckMs / 4) return
    const found = await recoverStuck(db, new Date(now.getTime() - stuckMs), now)
    lastLook = now.getTime()
    if (found > 0) log.warn({ mails: found }, 'mails left in flight by a process that ended are sent again')
  }

  async function sendDue(): Promise<number> {
    const { taken, done } = await begin(batch)
    await done
    return taken
  }

  /** The next mails are taken while the last of those in hand are still on their way; never more in hand than a batch. */
  async function run(): Promise<void> {
    while (!isStopping) {
      await hand.atMost(Math.floor(batch * refillBelow))
      const most = batch - hand.count()
      const { taken } = await begin(most).catch((error: unknown) => {
        log.error({ error }, 'the outbox could not be read')
        return { taken: 0 }
      })
      if (taken < most && !isStopping) await nap.sleep(pollMs)
    }
    await hand.atMost(0)
  }

  return {
    sendDue,
    start: () => {
      const stopListening = onWake(nap.wake)
      running = run().finally(stopListening)
    },
    stop: async () => {
      isStopping = true
      nap.wake()
      await running
      transport?.close()
    },
  }
}
