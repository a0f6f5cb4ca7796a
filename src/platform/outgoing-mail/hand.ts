import type { Mail } from './outbox.ts'

type Hand<Outcome> = {
  /** Sends these, and says what became of each when all of them are done. */
  take(mails: readonly Mail[]): Promise<Outcome[]>
  count(): number
  /** Waits until no more than so many are left. */
  atMost(some: number): Promise<void>
}

/**
 * The mails a process has taken and is sending, from one batch or several. Mails to one address leave one after the
 * other, in the order they were taken, so that "received" is not overtaken by "confirmed". `send` never throws.
 */
export function openHand<Outcome>(send: (mail: Mail) => Promise<Outcome>): Hand<Outcome> {
  const lastTo = new Map<string, Promise<unknown>>()
  const left = new Set<string>()
  let look = () => {}

  function inTurn(mail: Mail): Promise<Outcome> {
    const before = lastTo.get(mail.to_address) ?? Promise.resolve()
    const turn = before.then(() => send(mail)).finally(() => done(mail, turn))
    lastTo.set(mail.to_address, turn)
    left.add(mail.id)
    return turn
  }

  function done(mail: Mail, turn: Promise<Outcome>): void {
    left.delete(mail.id)
    if (lastTo.get(mail.to_address) === turn) lastTo.delete(mail.to_address)
    look()
  }

  return {
    take: (mails) => Promise.all(mails.map(inTurn)),
    count: () => left.size,
    atMost: (some) =>
      new Promise((resolve) => {
        look = () => {
          if (left.size <= some) resolve()
        }
        look()
      }),
  }
}
