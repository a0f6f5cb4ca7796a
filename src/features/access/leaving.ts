import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { AccountId, Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../values/own-records.ts'
import { findAccountOfPerson } from '../accounts/index.ts'
import { step } from './actions/step.ts'
import { disuseOf } from './disuse/store.ts'
import type { Disuse } from './disuse/types.ts'
import { notesBy, saveWriter, saveWriterBack } from './note/store.ts'
import type { AccessParts } from './parts.ts'
import { isOpen } from './states.ts'
import {
  applicationsOf,
  forgetWords,
  holdAlive,
  moveApplications,
  returnApplications,
} from './store/applications.ts'
import type { Application } from './types.ts'

type Going = { readonly accountId: AccountId; readonly personId: PersonId }
type People = { readonly from: PersonId; readonly into: PersonId }

/** An account is closed: what it applied for is withdrawn, what it has is given back. */
export const accessEnds =
  (parts: Pick<AccessParts, 'whenAccessMoves'>) =>
  async (tx: Transaction, actor: Actor, { personId }: Pick<Going, 'personId'>, now: Date): Promise<void> => {
    for (const held of await holdAlive(tx, personId)) await step(tx, parts, actor, held, 'withdrawn', now)
  }

/** Somebody is erased: that they had access stays, what they and others wrote about it goes; a note they left has no name any more. */
export async function forgetAccess(
  tx: Transaction,
  _actor: Actor,
  { accountId, personId }: Going,
): Promise<void> {
  await forgetWords(tx, personId)
  await saveWriter(tx, accountId, null)
}

/** Two accounts become one: the notes of either are the survivor's. */
export const accessNotesMerge = {
  name: 'accessNotes',
  merge: async (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> => {
    const both = await accountsOf(tx, people)
    return both ? saveWriter(tx, both.from, both.into) : []
  },
  takeApart: async (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> => {
    const both = await accountsOf(tx, people)
    if (both) await saveWriterBack(tx, { from: both.into, into: both.from }, moved)
  },
}

async function accountsOf(tx: Transaction, people: People) {
  const [from, into] = [
    await findAccountOfPerson(tx, people.from),
    await findAccountOfPerson(tx, people.into),
  ]
  return from && into && { from: from.id, into: into.id }
}

/** Two accounts of one person become one: the survivor has what either had, once for every organisation. */
export const accessMerge = (parts: Pick<AccessParts, 'whenAccessMoves'>) => ({
  name: 'access',
  merge: async (tx: Transaction, actor: Actor, people: People, now: Date): Promise<readonly Id[]> => {
    const own = await holdAlive(tx, people.into)
    for (const held of await holdAlive(tx, people.from)) {
      const rival = own.find(({ organisationId }) => organisationId === held.organisationId)
      // What is granted goes before what waits.
      const loser = rival && isOpen(rival.state) && !isOpen(held.state) ? rival : held
      if (rival) await step(tx, parts, actor, loser, 'withdrawn', now)
    }
    return moveApplications(tx, people)
  },
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    returnApplications(tx, people, moved),
})

/** What somebody applied for, what they were warned of, and the notes they left, for the copy they may have of it. */
export const ownAccess =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async ({ accountId, personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const [all, notes] = [await applicationsOf(db, personId), await notesBy(db, accountId)]
    const warned = new Map<Id, Disuse | undefined>()
    for (const { id } of all) warned.set(id, await disuseOf(db, id))
    return {
      title: t('access.look.title', { access: profile.accessName }),
      records: { applications: all.map((it) => ({ ...it, unused: warned.get(it.id) })), notes },
      lists: [
        ...all.map((it) => ({
          name: it.registrationId,
          rows: applicationRows(t, it, warned.get(it.id)),
        })),
        ...notes.map(({ organisation, words, at }) => ({
          name: t('access.note.title'),
          rows: [
            [t('access.organisation'), organisation],
            [at.toISOString(), words],
          ] as const,
        })),
      ],
    }
  }

const applicationRows = (t: Texts, it: Application, unused: Disuse | undefined): readonly OwnRow[] => [
  [t('access.state'), t(`access.state.${it.state}`)],
  [t('access.applied-on'), it.createdAt.toISOString()],
  [t('access.why'), it.reason],
  [t('access.letter.reason'), it.decisionReason ?? ''],
  ...(unused ? [[t('access.letter.unused.until'), unused.endsAt.toISOString()] as const] : []),
]
