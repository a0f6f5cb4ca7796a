import { z } from 'zod'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { record } from '../../audit/index.ts'
import { fetchRows, move } from '../../mailbox/index.ts'
import { insertReport } from '../store/reports.ts'
import { saveSender } from '../store/senders.ts'
import type { MessageView } from './view.ts'

const SenderForm = z.object({ said: z.enum(['known', 'pictures']).catch('pictures') })

/** What the reader says of a sender: that they know them, or that their pictures may be shown. Returns the text that says so. */
export async function saySender(
  { db, clock }: House,
  { mailbox, letter }: MessageView,
  typed: unknown,
): Promise<string> {
  const { said } = SenderForm.parse(typed ?? {})
  await inTransaction(db, (tx) =>
    saveSender(
      tx,
      mailbox.id,
      letter.from.address,
      said === 'known' ? { isKnown: true } : { showsPictures: true },
      clock.now(),
    ),
  )
  return said === 'known' ? 'webmail.known.saved' : 'webmail.pictures.saved'
}

/** Tells those who look after the house that a letter is fraud, and takes it out of the reader's sight. */
export async function reportLetter(
  house: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  { mailbox, folders, folder, message, letter, judgement }: MessageView,
): Promise<void> {
  const now = house.clock.now()
  const [row] = await fetchRows(house.db, folder.id, [message.uid], ['header'])
  const id = newId()
  await inTransaction(house.db, async (tx) => {
    const { from, subject } = letter
    const sender = from.name ? `${from.name} <${from.address}>` : from.address
    await insertReport(
      tx,
      {
        id,
        mailboxId: mailbox.id,
        sender,
        subject,
        header: row?.header ?? Buffer.alloc(0),
        signs: judgement.signs,
      },
      now,
    )
    await record(tx, actor, 'webmail.reported', id, {}, now)
  })
  const junk = folders.find(({ role }) => role === 'junk')
  if (junk && junk.id !== folder.id) await move(house, mailbox.id, folder.id, [message.uid], junk.id)
}
