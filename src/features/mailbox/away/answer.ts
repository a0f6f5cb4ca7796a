import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { languageOfAccount } from '../../accounts/index.ts'
import { mailDate, queueLetter, readMailAddress, wordsInHeader } from '../../mail-routing/index.ts'
import { ownAddresses } from '../store/addresses.ts'
import type { Mailbox } from '../types.ts'
import { answeredFor, mayAnswer, wordsFor } from './deciding.ts'
import { type Arrived, incomingOf, languagesOf } from './reading.ts'
import { takeAnswer } from './store.ts'
import type { Away } from './types.ts'

type Needs = Pick<House, 'config' | 'texts'>

/** Answers for somebody who is away, once a week to each sender, in the transaction in which their letter comes in. */
export async function answerAway(
  tx: Transaction,
  house: Needs,
  mailbox: Mailbox,
  away: Away,
  it: Arrived,
  now: Date,
): Promise<void> {
  const own = await ownAddresses(tx, mailbox)
  if (!mayAnswer(incomingOf(it, own))) return
  if (!(await takeAnswer(tx, mailbox.id, it.sender, now, new Date(now.getTime() - answeredFor)))) return
  const ours = (await languageOfAccount(tx, mailbox.accountId)) ?? 'en'
  const theirs = it.verdict.accountId && (await languageOfAccount(tx, it.verdict.accountId))
  const { language, words } = wordsFor(away, theirs ? [theirs] : languagesOf(it.raw), ours)
  const subject = house.texts(language)('mailbox.away.subject', { subject: it.index.subject })
  const raw = answerOf({ ...it, words, language, subject, from: mailbox.address, now })
  const isInside = readMailAddress(it.sender)?.domain === house.config.mailDomain
  const recipient = { address: it.sender, isInside }
  const of = { kind: 'notice', accountId: mailbox.accountId, sender: '', messageId: null } as const
  await queueLetter(tx, house, { ...of, subject, recipients: [recipient], raw }, now)
}

type Answer = Arrived & {
  readonly words: string
  readonly language: string
  readonly subject: string
  readonly from: string
  readonly now: Date
}

/** A letter that says by itself that a program wrote it (RFC 3834), and which letter it answers. */
export function answerOf({ sender, index, words, language, subject, from, now }: Answer): Buffer {
  const { messageId, references } = index
  const all = [...references.slice(-10), ...(messageId ? [messageId] : [])]
  const head = [
    `From: <${from}>`,
    `To: <${sender}>`,
    `Subject: ${wordsInHeader(subject)}`,
    `Date: ${mailDate(now)}`,
    `Message-ID: <${randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    ...(messageId ? [`In-Reply-To: ${messageId}`] : []),
    ...(all.length > 0 ? [`References: ${all.join('\r\n ')}`] : []),
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
    'Precedence: bulk',
    `Content-Language: ${language}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  const body = Buffer.from(`${words.replace(/\r?\n/g, '\r\n')}\r\n`)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`)
}
