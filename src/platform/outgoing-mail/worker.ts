import type { House } from '../house.ts'
import { type Delivery, deliver, type Outcome } from './deliver.ts'
import type { LetterWriters } from './letter.ts'
import { napping } from './nap.ts'
import { hastenRetries, keepHold, type Mail, recoverStuck, takeDue } from './outbox.ts'
import { openTransport } from './transport.ts'
import { onWake } from './wake.ts'

export type OutboxOptions = {
  /** How many mails are taken at a time. */
  readonly batch?: number
  /** How often mails written by other processes are looked for. */
  readonly pollMs?: number
  /** After how long without a sign of life a mail in flight counts as left behind by a process that died. */
  readonly stuckMs?: number
}

export type Outbox = {
  start(): void
  /** Sends one batch of what is due; says how many mails it took. */
  sendDue(): Promise<number>
  /** Finishes the batch in hand, takes no more, and closes the connections to the relay. */
  stop(): Promise<void>
}

/** The sender of mails. Any number of them may run on one database; no mail is sent by two. */
export function openOutbox(house: House, writers: LetterWriters, options: OutboxOptions = {}): Outbox {
  const { batch = 40, pollMs = 500, stuckMs = 60_000 } = options
  const { db, clock, log, config } = house
  const transport = config.smtpUrl ? openTransport(config.smtpUrl) : undefined
  const delivery: Delivery = { house, writers, transport }
  const nap = napping()
  let isStopping = false
  let isRelayAway = false
  let lastLook = 0
  let running: Promise<void> | undefined

  async function sendDue(): Promise<number> {
    await lookForStuck()
    const mails = await takeDue(db, clock.now(), batch)
    if (mails.length === 0) return 0
    const holding = setInterval(() => void hold(mails), stuckMs / 4)
    try {
      notice(await Promise.all(inTurnByAddress(mails).map((turn) => sendTurn(turn))))
    } finally {
      clearInterval(holding)
    }
    return mails.length
  }

  async function sendTurn(mails: readonly Mail[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for (const mail of mails) {
      const outcome = await deliver(delivery, mail).catch((error: unknown) => {
        log.error({ mail: mail.id, error }, 'what became of a mail could not be kept')
        return undefined
      })
      if (outcome) outcomes.push(outcome)
    }
    return outcomes
  }

  function notice(outcomes: Outcome[][]): void {
    const all = outcomes.flat()
    if (isRelayAway && all.includes('sent')) void hastenRetries(db, clock.now()).catch(() => {})
    isRelayAway = all.includes('connection') || (isRelayAway && !all.includes('sent'))
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

  async function run(): Promise<void> {
    while (!isStopping) {
      const taken = await sendDue().catch((error: unknown) => {
        log.error({ error }, 'the outbox could not be read')
        return 0
      })
      if (taken < batch && !isStopping) await nap.sleep(pollMs)
    }
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

/** Mails to one address leave one after the other, so that "received" is not overtaken by "confirmed". */
function inTurnByAddress(mails: readonly Mail[]): Mail[][] {
  const turns = new Map<string, Mail[]>()
  for (const mail of mails) {
    const turn = turns.get(mail.to_address)
    if (turn) turn.push(mail)
    else turns.set(mail.to_address, [mail])
  }
  return [...turns.values()]
}
