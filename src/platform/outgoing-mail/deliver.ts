import type { House } from '../house.ts'
import { nextTry, type Trouble } from './ladder.ts'
import type { LetterWriters } from './letter.ts'
import { type Mail, saveOutdated, type Sent, saveTrouble, saveWithheld, type Written } from './outbox.ts'
import { persist } from './persist.ts'
import type { Transport } from './transport.ts'
import { detailOf, troubleOf } from './trouble.ts'
import { writeMail } from './write.ts'

export type Delivery = {
  readonly house: House
  readonly writers: LetterWriters
  readonly transport: Transport | undefined
  /** Keeps that a mail has left. */
  readonly keepSent: (sent: Sent) => Promise<void>
}

export type Outcome = 'sent' | 'withheld' | 'outdated' | Trouble

/** Writes one mail, sends it and keeps what became of it. Trouble with one mail is kept with it and never thrown. */
export async function deliver(delivery: Delivery, mail: Mail): Promise<Outcome> {
  const { house, writers, transport } = delivery
  let written: Written | undefined
  try {
    written = await writeMail(house, writers, mail, house.clock.now())
  } catch (error) {
    return putOff(delivery, mail, 'writing', error)
  }
  if (!written) {
    await persist(() => saveOutdated(house.db, mail))
    return 'outdated'
  }
  const kept = written
  if (!transport) {
    await persist(() => saveWithheld(house.db, mail, kept))
    return 'withheld'
  }
  if (!isSendable(mail.to_address))
    return putOff(delivery, mail, 'address', new Error('not an address'), written)
  try {
    await transport.send({ from: house.config.mailFrom, to: mail.to_address, source: written.source })
  } catch (error) {
    return putOff(delivery, mail, troubleOf(error), error, written)
  }
  const sent = { mail, written, at: house.clock.now() }
  await persist(() => delivery.keepSent(sent))
  return 'sent'
}

async function putOff(
  { house }: Delivery,
  mail: Mail,
  trouble: Trouble,
  error: unknown,
  written?: Written,
): Promise<Trouble> {
  const again = nextTry(trouble, mail.tries, house.clock.now(), Math.random())
  const detail = detailOf(error)
  const about = { mail: mail.id, occasion: mail.occasion, trouble, tries: mail.tries, again }
  if (trouble === 'writing') house.log.error({ ...about, error }, 'a letter could not be written')
  else if (trouble === 'setup')
    house.log.error({ ...about, detail }, 'the mail relay does not accept our mails')
  else
    house.log.warn(
      { ...about, code: (error as { responseCode?: number }).responseCode },
      'a mail was not delivered',
    )
  await persist(() => saveTrouble(house.db, mail, { trouble, detail, again, written }))
  return trouble
}

/** One plain address: nothing that could be read as two, or as a command. */
export const isSendable = (address: string): boolean =>
  /^[^\s\p{Cc}<>(),;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u.test(address)
