import type { House } from '../../../platform/house.ts'
import {
  listedByIds,
  search,
  type BlobId,
  type ListedMessage,
  type MailboxId,
  type Verdict,
} from '../../mailbox/index.ts'
import { cleanLetter } from '../letter/clean.ts'
import { judgementsOf, memberDomains, saveJudgement } from '../store/judgements.ts'
import { findSender, isAddressOfNamed, knownAmong, memberNamed } from '../store/senders.ts'
import { judge } from '../verdict/rules.ts'
import type { Judgement, LetterFacts } from '../verdict/types.ts'
import { openLetter, type Letter } from './letter.ts'

type JudgingHouse = Pick<House, 'db' | 'clock' | 'config' | 'profile'>

const nothing: Judgement = { level: 'none', signs: [] }

/** What a letter is worth believing, as it was found when it was first looked at; a sender the reader knows is not suspected. */
export async function judgementOf(
  house: JudgingHouse,
  mailboxId: MailboxId,
  letter: Letter,
  verdict: Verdict,
): Promise<Judgement> {
  if (verdict.origin === 'own') return nothing
  const known = await findSender(house.db, mailboxId, letter.from.address)
  if (known.isKnown) return nothing
  const before = (await judgementsOf(house.db, [letter.row.blobId])).get(letter.row.blobId)
  if (before) return before
  const found = judge(await factsOf(house, mailboxId, letter, verdict))
  await saveJudgement(house.db, letter.row.blobId, found, house.clock.now())
  return found
}

const mostAtOnce = 25
const largestLookedAt = 2_000_000

/** The same for the lines of a list: what was found before, and the newest that nobody has looked at yet. */
export async function judgementsFor(
  house: JudgingHouse,
  mailboxId: MailboxId,
  messages: readonly ListedMessage[],
): Promise<ReadonlyMap<BlobId, Judgement>> {
  const foreign = messages.filter(({ verdict }) => verdict.origin !== 'own')
  const addresses = foreign.map(({ sender }) => addressIn(sender))
  const [before, known] = await Promise.all([
    judgementsOf(
      house.db,
      foreign.map(({ blobId }) => blobId),
    ),
    knownAmong(house.db, mailboxId, addresses),
  ])
  const found = new Map(before)
  const unseen = foreign.filter(({ blobId, size }) => !before.has(blobId) && size <= largestLookedAt)
  for (const message of unseen.slice(0, mostAtOnce)) {
    const letter = await openLetter(house.db, message.folderId, message.uid)
    if (letter) found.set(message.blobId, await judgementOf(house, mailboxId, letter, message.verdict))
  }
  for (const message of foreign)
    if (known.has(addressIn(message.sender).toLowerCase())) found.delete(message.blobId)
  return found
}

/** The address in `Name <address>`. */
export const addressIn = (sender: string): string => /<([^<>]*)>[^<>]*$/.exec(sender)?.[1] ?? sender.trim()

async function factsOf(
  { db, config, profile, clock }: JudgingHouse,
  mailboxId: MailboxId,
  letter: Letter,
  verdict: Verdict,
): Promise<LetterFacts> {
  const { from } = letter
  const cleaned = letter.html === undefined ? undefined : cleanLetter(letter.html)
  const [sender, member, domains] = await Promise.all([
    senderFacts(db, mailboxId, from.address, letter.row.blobId),
    from.name ? memberNamed(db, from.name) : undefined,
    memberDomains(db),
  ])
  const isTheirs = member !== undefined && (await isAddressOfNamed(db, from.name, from.address))
  return {
    from,
    replyTo: letter.replyTo[0]?.address,
    origin: verdict.origin,
    dmarc: verdict.dmarc,
    subject: letter.subject,
    text: cleaned?.text ?? letter.plain?.text ?? '',
    links: cleaned?.links ?? [],
    fileNames: letter.files.map(({ name }) => name),
    sender,
    memberOfThatName: isTheirs ? undefined : member,
    body: {
      names: [...Object.values(profile.name.short), ...Object.values(profile.name.long)],
      domains: [...new Set([config.mailDomain, ...profile.hosts])],
      memberDomains: domains,
    },
    now: clock.now(),
  }
}

const looked = 200

/** When the reader first got mail from an address, and whether they have written to it. */
async function senderFacts(
  db: House['db'],
  mailboxId: MailboxId,
  address: string,
  blobId: BlobId,
): Promise<LetterFacts['sender']> {
  if (!address.includes('@')) return { isKnown: false }
  const [theirs, mine] = await Promise.all([
    search(db, { mailboxId }, { words: address, in: 'from' }, looked),
    search(db, { mailboxId }, { all: [{ words: address, in: 'to' }, { flag: '\\Seen' }] }, 20),
  ])
  const written = await listedByIds(
    db,
    mailboxId,
    mine.map(({ id }) => id),
  )
  const first = theirs.at(-1)
  const [earliest] = first ? await listedByIds(db, mailboxId, [first.id]) : []
  return {
    firstSeen: earliest && earliest.blobId !== blobId ? earliest.internalDate : undefined,
    isKnown: written.some(({ verdict }) => verdict.origin === 'own'),
  }
}
