import type { House } from '../../../../platform/house.ts'
import { newId } from '../../../../platform/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { append, mostMessageBytes, type MessageId } from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { composed } from '../compose.ts'
import { filesOfLetter, findDraft, originalOf } from '../draft.ts'
import { isLeaving } from '../store.ts'
import type { About, DraftFile, Written } from '../types.ts'

export type SaveHouse = Pick<House, 'db' | 'clock' | 'config'>

export type Wish = {
  readonly written: Written
  readonly name: string
  /** The revision this window knows; it is replaced. When another window has replaced it before, both are kept. */
  readonly draft: MessageId | undefined
  readonly about: About | undefined
  readonly added: readonly DraftFile[]
  /** Files of the revision that go, by their place. */
  readonly removed?: readonly number[]
  /** The files of the letter that is sent on come along. */
  readonly withOriginals?: boolean
}

export type Saved = { readonly draft: MessageId; readonly isBesides: boolean }

/**
 * Keeps a letter among the drafts in place of its last revision. Two windows never take words from each other: then there are
 * two drafts. What is about to leave stays as it is.
 */
export async function saveDraft(
  house: SaveHouse,
  { mailbox, folders }: Mine,
  wish: Wish,
): Promise<Saved | Refusal> {
  const { db, clock, config } = house
  const before = wish.draft ? await findDraft(db, mailbox.id, wish.draft) : undefined
  const isBesides = wish.draft !== undefined && (!before || (await isLeaving(db, mailbox.id, before.id)))
  const about = wish.about ?? before?.about
  const original = about && (await originalOf(db, mailbox.id, about.of))
  const kept = before
    ? (await filesOfLetter(db, before.letter)).filter((_, place) => !wish.removed?.includes(place))
    : []
  const brought = wish.withOriginals && !before && original ? await filesOfLetter(db, original.letter) : []
  const files = [...kept, ...brought, ...wish.added]
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) * 1.37 > mostMessageBytes)
    return refuse('webmail.files-too-large')
  const raw = await composed(wish.written, {
    from: { name: wish.name, address: mailbox.address },
    messageId: `<${newId()}@${config.mailDomain}>`,
    date: clock.now(),
    files,
    about,
    original: original && { messageId: original.letter.messageId, references: original.references },
  })
  const drafts = folders.find(({ role }) => role === 'drafts')
  if (!drafts) return refuse('mailbox.folder-unknown')
  const put = await append(house, mailbox.id, drafts.path, raw, {
    flags: ['\\Draft', '\\Seen'],
    ...(before && !isBesides && { insteadOf: before.id }),
  })
  if (isRefusal(put)) return put
  return { draft: put.messageId, isBesides }
}
