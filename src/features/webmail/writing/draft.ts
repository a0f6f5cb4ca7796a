import type { Database } from '../../../platform/database/database.ts'
import { decodeWords, namedOf, textOf, type Envelope } from '../../../protocols/mime/index.ts'
import { fetchRows, findMessage, type FolderId, type MailboxId, type MessageId } from '../../mailbox/index.ts'
import { openLetter, readPart, type Letter } from '../reading/letter.ts'
import { aboutField } from './compose.ts'
import { writtenHtml } from './formatting/clean.ts'
import { plainOf } from './formatting/rules.ts'
import { hows, type About, type DraftFile, type Written } from './types.ts'

/** A letter that is being written, as it lies among the drafts. */
export type Draft = {
  readonly id: MessageId
  readonly folderId: FolderId
  readonly uid: number
  readonly letter: Letter
  readonly written: Written
  readonly about: About | undefined
}

/** Undefined: it is not there any more, in this window's revision. */
export async function findDraft(
  db: Database,
  mailboxId: MailboxId,
  id: MessageId,
): Promise<Draft | undefined> {
  const place = await findMessage(db, mailboxId, id)
  const letter = place && (await openLetter(db, place.folderId, place.uid))
  if (!place || !letter) return undefined
  const [row] = await fetchRows(db, place.folderId, [place.uid], ['header'])
  const header = row?.header ?? Buffer.alloc(0)
  const envelope = letter.row.envelope as Envelope
  const html = letter.html === undefined ? '' : writtenHtml(letter.html)
  return {
    id,
    folderId: place.folderId,
    uid: place.uid,
    letter,
    about: aboutIn(header),
    written: {
      to: letter.to,
      cc: letter.cc,
      bcc: namedOf(envelope.bcc),
      subject: decodeWords(envelope.subject ?? ''),
      text: (letter.plain?.text ?? plainOf(html)).replace(/\r\n?/g, '\n').replace(/\n$/, ''),
      look: html ? 'simple' : 'plain',
      ...(html && { html }),
    },
  }
}

function aboutIn(header: Buffer): About | undefined {
  const [, how, of] =
    new RegExp(`^${aboutField}: (\\w+) ([0-9a-f-]{36})\\s*$`, 'im').exec(header.toString('latin1')) ?? []
  const known = hows.find((one) => one === how)
  return known && of ? { how: known, of } : undefined
}

/** The files of a letter with their bytes. */
export async function filesOfLetter(db: Database, letter: Letter): Promise<DraftFile[]> {
  const found: DraftFile[] = []
  for (const { number } of letter.files) {
    const part = await readPart(db, letter.row, number)
    if (part) found.push({ name: part.file.name, type: part.file.type, bytes: part.bytes })
  }
  return found
}

/** What an answer must name of the letter it answers. */
export async function originalOf(
  db: Database,
  mailboxId: MailboxId,
  of: MessageId,
): Promise<{ readonly letter: Letter; readonly references: readonly string[] } | undefined> {
  const place = await findMessage(db, mailboxId, of)
  const letter = place && (await openLetter(db, place.folderId, place.uid))
  if (!place || !letter) return undefined
  const [row] = await fetchRows(db, place.folderId, [place.uid], ['header'])
  const header = textOf(row?.header ?? Buffer.alloc(0)).replace(/\r?\n[ \t]+/g, ' ')
  const references = /^references:(.*)$/im.exec(header)?.[1]?.match(/<[^<>\s]{1,400}>/g) ?? []
  return { letter, references }
}
