import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { AccountId, Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../values/own-records.ts'
import { findAccountOfPerson } from '../accounts/index.ts'
import { feedbackOfPerson, forgetFeedbackOf, moveFeedback, returnFeedback } from './feedback/store.ts'
import {
  assignBack,
  eraseOfPerson,
  moveEnquiries,
  reassign,
  returnEnquiries,
  wordsOf,
} from './store/leaving.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** An account is closed: threads that its holder had at a desk are everybody's there again. */
export const enquiriesFreed = async (
  tx: Transaction,
  _actor: Actor,
  { accountId }: { readonly accountId: AccountId },
): Promise<void> => void (await reassign(tx, { from: accountId, into: null }))

/** Somebody is erased: that they asked stays, what was written goes. */
export async function forgetEnquiries(
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
  now: Date,
): Promise<void> {
  await forgetFeedbackOf(tx, personId)
  await eraseOfPerson(tx, personId, now)
}

/** Two accounts of one person become one: the survivor has the threads of both. */
export const enquiriesMerge = {
  name: 'enquiries',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> =>
    moveEnquiries(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, { from }: People, moved: readonly Id[]): Promise<void> =>
    returnEnquiries(tx, from, moved),
}

/** The same of what they thought of the pages. */
export const feedbackMerge = {
  name: 'feedback',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> => moveFeedback(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, { from }: People, moved: readonly Id[]): Promise<void> =>
    returnFeedback(tx, from, moved),
}

/** The same of the threads that a member of staff has at a desk. */
export const desksMerge = {
  name: 'enquiriesAtDesk',
  merge: async (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> => {
    const both = await accountsOf(tx, people)
    return both ? reassign(tx, both) : []
  },
  takeApart: async (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> => {
    const both = await accountsOf(tx, people)
    if (both) await assignBack(tx, { from: both.into, into: both.from }, moved)
  },
}

async function accountsOf(tx: Transaction, people: People) {
  const [from, into] = [
    await findAccountOfPerson(tx, people.from),
    await findAccountOfPerson(tx, people.into),
  ]
  return from && into && { from: from.id, into: into.id }
}

const most = 5000

/** What somebody asked and was answered, and what they thought of the pages, for the copy they may have of it. */
export const ownEnquiries =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const [messages, feedback] = [
      await wordsOf(db, personId, most),
      await feedbackOfPerson(db, personId, most),
    ]
    return {
      title: t('enquiries.mine.title'),
      records: { messages, feedback },
      lists: [
        { rows: messages.flatMap((one) => messageRows(t, one)) },
        ...(feedback.length > 0
          ? [{ name: t('enquiries.feedback.title'), rows: feedback.map((one) => feedbackRow(t, one)) }]
          : []),
      ],
    }
  }

type Message = Awaited<ReturnType<typeof wordsOf>>[number]

function messageRows(t: Texts, { at, number, kind, words, quoted, files }: Message): readonly OwnRow[] {
  const label = `${at.toISOString()} ${number} ${t(`enquiries.by.${kind}`)}`
  return [
    [label, words],
    ...(quoted ? [[t('enquiries.quoted'), quoted] as const] : []),
    ...files.map(({ name }) => [t('enquiries.field.file'), name] as const),
  ]
}

const feedbackRow = (
  t: Texts,
  { created_at: at, page, rating, words }: Awaited<ReturnType<typeof feedbackOfPerson>>[number],
): OwnRow => [
  [at.toISOString(), page].filter(Boolean).join(' '),
  [rating && t(`enquiries.feedback.rating.${rating}`), words].filter(Boolean).join('. '),
]
