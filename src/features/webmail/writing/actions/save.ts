import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { newId } from '../../../../platform/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import {
  append,
  expunge,
  mostMessageBytes,
  type Appended,
  type MailboxId,
  type MessageId,
} from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { composed } from '../compose.ts'
import { filesOfLetter, findDraft, originalOf, type Draft } from '../draft.ts'
import { decideTurn, digestOf } from '../once.ts'
import { findForm, hasGone, holdForm, isLeaving, raiseTurn, saveForm, type Come } from '../store.ts'
import type { About, DraftFile, Form, Written } from '../types.ts'

export type SaveHouse = Pick<House, 'db' | 'clock' | 'config'>

export type Wish = {
  readonly written: Written
  readonly name: string
  /** The revision this window knows; it is replaced. When another window has replaced it before, both are kept. */
  readonly draft: MessageId | undefined
  /** The page it comes from: what that has kept meanwhile is its own. */
  readonly form?: Form | undefined
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
 * two drafts. What comes from one window twice is kept once, and what was overtaken on its way takes no place of what is newer. What is
 * about to leave stays as it is.
 */
export async function saveDraft(house: SaveHouse, mine: Mine, wish: Wish): Promise<Saved | Refusal> {
  const { db } = house
  const { id } = mine.mailbox
  const came = wish.form && { ...wish.form, digest: digestOf(wish) }
  const known = came && (await findForm(db, id, came.id))
  const turn = came && known && decideTurn(came, known)
  if (known && turn === 'older' && wish.added.length === 0) return { draft: known.draftId, isBesides: false }
  if (known && turn === 'same' && (await isKept(db, id, known.draftId))) {
    await raiseTurn(db, id, came)
    return { draft: known.draftId, isBesides: false }
  }
  const own = wish.draft ? await findDraft(db, id, wish.draft) : undefined
  const before = own ?? (known && (await findDraft(db, id, known.draftId)))
  const isFirst = wish.draft === undefined && known === undefined
  const isBesides = !isFirst && (!before || turn === 'older' || (await isLeaving(db, id, before.id)))
  const put = await keep(house, mine, wish, before, isBesides)
  if (isRefusal(put)) return put
  if (!came) return { draft: put.messageId, isBesides }
  const hasFiles = wish.added.length > 0 || (before?.letter.files.length ?? 0) > 0
  const far = { ...came, draftId: put.messageId, earlier: before && !isBesides ? [before.id] : [] }
  return settled(house, mine, far, { put, before, isBesides, hasFiles })
}

const isKept = async (db: SaveHouse['db'], mailboxId: MailboxId, draft: MessageId): Promise<boolean> =>
  (await hasGone(db, mailboxId, draft)) || (await findDraft(db, mailboxId, draft)) !== undefined

async function keep(
  house: SaveHouse,
  { mailbox, folders }: Mine,
  wish: Wish,
  before: Draft | undefined,
  isBesides: boolean,
): Promise<Appended | Refusal> {
  const { db, clock, config } = house
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
  return append(house, mailbox.id, drafts.path, raw, {
    flags: ['\\Draft', '\\Seen'],
    ...(before && !isBesides && { insteadOf: before.id }),
  })
}

/**
 * Notes how far a page has come. Of what came from it at the same time the newest stays, once: what was overtaken goes, unless it holds
 * files.
 */
async function settled(house: SaveHouse, { mailbox }: Mine, came: Come, it: Kept): Promise<Saved> {
  const { db, clock } = house
  const [held, turn] = await inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdForm(tx, mailbox.id, came, now)
    const turn = decideTurn(came, held)
    const earlier = [...came.earlier, held.draftId, ...held.earlier]
    if (turn === 'newer') await saveForm(tx, mailbox.id, { ...came, earlier }, now)
    return [held, turn] as const
  })
  const saved = { draft: came.draftId, isBesides: it.isBesides }
  if (held.draftId === came.draftId || (turn === 'older' && it.hasFiles)) return saved
  if (turn !== 'newer') {
    await expunge(house, mailbox.id, it.put.folderId, { uids: [it.put.uid], onlyDeleted: false })
    return { draft: held.draftId, isBesides: false }
  }
  if (came.turn > held.turn && held.draftId !== it.before?.id)
    await dropOvertaken(house, mailbox.id, held.draftId)
  return saved
}

type Kept = {
  readonly put: Appended
  readonly before: Draft | undefined
  readonly isBesides: boolean
  readonly hasFiles: boolean
}

async function dropOvertaken(house: SaveHouse, mailboxId: MailboxId, id: MessageId): Promise<void> {
  const left = await findDraft(house.db, mailboxId, id)
  if (!left || left.letter.files.length > 0 || (await isLeaving(house.db, mailboxId, id))) return
  await expunge(house, mailboxId, left.folderId, { uids: [left.uid], onlyDeleted: false })
}
