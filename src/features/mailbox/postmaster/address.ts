import { createHash } from 'node:crypto'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import {
  fieldValues,
  queueLetter,
  readMailAddress,
  withFields,
  withoutTag,
} from '../../mail-routing/index.ts'
import { indexOf } from '../mime/index.ts'
import { type HouseAddress, type HouseMail, isHouseName } from '../house-address.ts'

type Needs = Pick<House, 'db' | 'clock' | 'config' | 'profile'>

const mostWords = 4000
/** Larger messages are told of without coming along. */
const mostSource = 256 * 1024

/**
 * `postmaster` and `abuse` are there in every mail domain (RFC 5321 4.5.1, RFC 2142) and take whatever comes. It goes on to the address
 * that `PLENARY_POSTMASTER` names, or is told to the service desk as one of our own mails, with the message beside it.
 */
export const postmasterAddress = (house: Needs): HouseAddress => ({
  matches: (local) => /^(?:postmaster|abuse)$/i.test(withoutTag(local)),
  take: async (raw, facts) => {
    const to = readMailAddress(house.config.postmaster ?? '')
    const isInside = to?.domain === house.config.mailDomain
    const isOurs = fieldValues(raw, 'delivered-to').some(
      (one) => readMailAddress(one)?.domain === house.config.mailDomain,
    )
    // What comes back to us, or would, is told instead: a mail of ours goes round no circle.
    const goesOn = to && !isOurs && !(isInside && isHouseName(to.local))
    if (goesOn) await sendOn(house, raw, facts, { address: house.config.postmaster!, isInside })
    else await tellDesk(house, raw, facts)
    return { how: 'sent' }
  },
})

async function sendOn(
  house: Needs,
  raw: Buffer,
  { sender, verdict, address, at }: HouseMail,
  recipient: { readonly address: string; readonly isInside: boolean },
): Promise<void> {
  const { messageId, subject } = indexOf(raw)
  const of = { kind: 'forward', accountId: null, sender, messageId, subject } as const
  const whole = withFields(raw, [`Delivered-To: ${address}`])
  await inTransaction(house.db, (tx) =>
    queueLetter(tx, house, { ...of, recipients: [recipient], raw: whole, facts: { verdict } }, at),
  )
}

/** The same message told again within an hour is told once, so that nobody fills the desk with it. */
async function tellDesk({ db, profile }: Needs, raw: Buffer, it: HouseMail): Promise<void> {
  const { subject, from, words, messageId } = indexOf(raw)
  const what = createHash('sha256')
    .update(`${it.local}\n${it.sender}\n${messageId ?? subject}`)
    .digest('hex')
  const facts = {
    address: it.address,
    sender: it.sender,
    from,
    subject,
    words: words.slice(0, mostWords).toWellFormed().replaceAll('\0', ''),
    ...(raw.length <= mostSource && { source: raw.toString('base64') }),
  }
  const to = { address: profile.helpContacts.accounts, language: 'en' }
  const onceKey = `mailbox.to-postmaster:${what}:${it.at.toISOString().slice(0, 13)}`
  await inTransaction(db, (tx) =>
    tell(tx, { occasion: 'mailbox.to-postmaster', to, facts, onceKey, lane: 'bulk' }, it.at),
  )
}
