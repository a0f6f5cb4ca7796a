import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import {
  decideGivingUp,
  decideTrying,
  findLetter,
  giveUpLetter,
  tryLetter,
  withoutFields,
  type LetterLine,
} from '../../../mail-routing/index.ts'
import {
  findFolderOfRole,
  forwardRefused,
  listedByIds,
  mailboxesOf,
  readRaw,
  search,
} from '../../../mailbox/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideActing } from '../../rules.ts'

export const letterActs = ['try', 'give-up'] as const
export type LetterAct = (typeof letterActs)[number]

/** Tries a letter of somebody again, or gives it up. What is in it is seen by nobody on the way. */
export async function actOnLetter(
  house: House,
  actor: SignedIn,
  { accountId, id }: { readonly accountId: AccountId; readonly id: Id },
  act: LetterAct,
): Promise<{ readonly how: string } | Refusal> {
  const now = house.clock.now()
  const target = await findTarget(house.db, accountId, now)
  const may = target ? decideActing(actor, target) : refuse('mail-routing.letter-unknown')
  if (isRefusal(may)) return may
  const letter = await findLetter(house.db, accountId, id)
  if (!letter) return refuse('mail-routing.letter-unknown')
  const copy = act === 'try' ? await copyOf(house.db, accountId, letter) : undefined
  const done = await inTransaction(house.db, async (tx) => {
    const outcome =
      act === 'try'
        ? await tryLetter(tx, { accountId, id }, copy, now)
        : await giveUpLetter(tx, house, { refused: forwardRefused(house) }, { accountId, id }, now)
    if (isRefusal(outcome)) return outcome
    const what = act === 'try' ? 'administration.letter-tried' : 'administration.letter-given-up'
    await record(tx, actor, what, accountId, { letter: id }, now)
    return outcome
  })
  if ('afterwards' in done) done.afterwards?.()
  return done
}

/** What can be done with a letter now, and why not what cannot. */
export async function offersOf(
  db: Database,
  accountId: AccountId,
  letter: LetterLine,
  now: Date,
): Promise<Readonly<Record<LetterAct, object | Refusal>>> {
  const hasBytes = letter.hasBytes || (await copyOf(db, accountId, letter)) !== undefined
  return { try: decideTrying({ ...letter, hasBytes }, now), 'give-up': decideGivingUp(letter) }
}

/** The holder's own copy of a letter whose bytes the queue has forgotten, as it would travel; undefined where they kept none. */
async function copyOf(
  db: Database,
  accountId: AccountId,
  { state, hasBytes, kind, messageId }: LetterLine,
): Promise<Buffer | undefined> {
  if (state !== 'failed' || hasBytes || kind !== 'letter' || !messageId) return undefined
  const box = (await mailboxesOf(db, accountId)).find((one) => one.state === 'active')
  const sent = box && (await findFolderOfRole(db, box.id, 'sent'))
  if (!sent) return undefined
  const where = { mailboxId: box.id, folderId: sent.id }
  const found = await search(db, where, { header: 'message-id', has: messageId }, 1)
  const [message] = await listedByIds(
    db,
    box.id,
    found.map(({ id }) => id),
  )
  const raw = message && (await readRaw(db, message.blobId))
  return raw && withoutFields(raw, ['bcc', 'x-plenary-about'])
}
