import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { findAccountOfPerson } from '../../accounts/index.ts'
import { forgetSendingsOf } from '../../mail-routing/index.ts'
import { moveHeld } from '../actions/life.ts'
import { forgetAppPasswords } from '../app-passwords/actions.ts'
import { appPasswordsOf } from '../app-passwords/store.ts'
import { findAway } from '../away/store.ts'
import { forwardingsOf } from '../forwarding/store.ts'
import { mayMoveMailbox } from '../states.ts'
import { listFolders } from '../store/folders.ts'
import { findMailboxOf, holdMailboxesOf, mailboxesOf, saveOwner } from '../store/mailboxes.ts'
import type { Mailbox, MailboxState } from '../types.ts'

type Going = { readonly accountId: AccountId }

/** An account is closed: its mailbox is archived, and nothing comes in any more. */
export const mailboxCloses = (
  tx: Transaction,
  actor: Actor,
  { accountId }: Going,
  now: Date,
): Promise<void> => allTo(tx, actor, accountId, 'archived', now)

/** Somebody is erased: their mail is deleted, and what they sent is forgotten. */
export async function forgetMailbox(
  tx: Transaction,
  actor: Actor,
  { accountId }: Going,
  now: Date,
): Promise<void> {
  await forgetSendingsOf(tx, accountId)
  await allTo(tx, actor, accountId, 'deleted', now)
}

/** An account has become part of another: what let its mail programs in is over. */
export const appPasswordsEnd = (
  tx: Transaction,
  actor: Actor,
  { accountId }: Going,
  now: Date,
): Promise<void> => forgetAppPasswords(tx, actor, accountId, now)

async function allTo(
  tx: Transaction,
  actor: Actor,
  accountId: AccountId,
  to: MailboxState,
  now: Date,
): Promise<void> {
  await forgetAppPasswords(tx, actor, accountId, now)
  for (const held of await holdMailboxesOf(tx, accountId))
    if (mayMoveMailbox(held.state, to)) await moveHeld(tx, actor, held, to, now)
}

type People = { readonly from: PersonId; readonly into: PersonId }

/**
 * Two accounts become one. A mailbox goes along where the other has none; where both have one, the one that goes is archived and its
 * address leads to the one that stays.
 */
export const mailboxesMerge = {
  name: 'mailbox',
  async merge(tx: Transaction, actor: Actor, people: People, now: Date): Promise<readonly Id[]> {
    const [from, into] = await bothOf(tx, people)
    if (!from || !into) return []
    const goes = (await holdMailboxesOf(tx, from)).find(isInUse)
    if (!goes) return []
    if (await findMailboxOf(tx, into)) await moveHeld(tx, actor, goes, 'archived', now)
    else await saveOwner(tx, goes.id, into)
    return [goes.id]
  },
  async takeApart(
    tx: Transaction,
    actor: Actor,
    people: People,
    moved: readonly Id[],
    now: Date,
  ): Promise<void> {
    const [from, into] = await bothOf(tx, people)
    if (!from || !into) return
    for (const held of [...(await holdMailboxesOf(tx, into)), ...(await holdMailboxesOf(tx, from))]) {
      if (!moved.includes(held.id)) continue
      if (held.accountId === into) await saveOwner(tx, held.id, from)
      else if (held.state === 'archived') await moveHeld(tx, actor, held, 'active', now)
    }
  },
}

const isInUse = ({ state }: Mailbox): boolean => state === 'active' || state === 'suspended'

const bothOf = async (tx: Transaction, { from, into }: People) => [
  (await findAccountOfPerson(tx, from))?.id,
  (await findAccountOfPerson(tx, into))?.id,
]

/** What is kept of somebody's mail, for the copy they may have of it. The messages themselves are read with a mail program. */
export const ownMailbox =
  ({ db }: Pick<House, 'db'>) =>
  async ({ accountId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const boxes = await mailboxesOf(db, accountId)
    const told = await Promise.all(
      boxes.map(async ({ id, address, state, createdAt, usedBytes, quotaBytes }) => ({
        address,
        state,
        createdAt,
        usedBytes,
        quotaBytes,
        forwardedTo: (await forwardingsOf(db, id)).active?.target,
        away: (await findAway(db, id))?.words,
        folders: (await listFolders(db, id)).map(({ path, messages }) => ({ path, messages })),
      })),
    )
    const passwords = (await appPasswordsOf(db, accountId)).map(({ name, createdAt, usedAt }) => ({
      name,
      createdAt,
      usedAt,
    }))
    return {
      title: t('mailbox.title'),
      records: { mailboxes: told, appPasswords: passwords },
      lists: told.map((it) => ({
        name: it.address,
        rows: [
          [t('mailbox.field.state'), t(`mailbox.state.${it.state}`)] as const,
          ...it.folders.map(({ path, messages }) => [path, String(messages)] as const),
        ],
      })),
    }
  }
