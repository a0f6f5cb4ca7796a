import type { Database } from '../../../platform/database/database.ts'
import {
  decodeWords,
  fileNameOf,
  namedOf,
  parameterOf,
  textOf,
  withoutEncoding,
  type Envelope,
  type Named,
  type Part,
} from '../../../protocols/mime/index.ts'
import { fetchRows, readRaw, type BlobId, type FolderId, type Row } from '../../mailbox/index.ts'

/** A file of a letter: a part that is not its text. */
export type LetterFile = {
  /** Its place among the parts of the message: what its address is made of. */
  readonly number: number
  readonly name: string
  readonly type: string
  /** About: what comes out of its encoding. */
  readonly size: number
  readonly contentId?: string | undefined
}

export type Letter = {
  readonly row: Row
  readonly from: Named
  readonly to: readonly Named[]
  readonly cc: readonly Named[]
  readonly replyTo: readonly Named[]
  readonly subject: string
  readonly messageId: string | undefined
  readonly plain: { readonly text: string; readonly flowed: boolean; readonly delSp: boolean } | undefined
  readonly html: string | undefined
  readonly files: readonly LetterFile[]
}

/** Parts without parts of their own; a message inside a message is one of them, not looked into. */
export const leavesIn = (part: Part): Part[] => (part.parts ? part.parts.flatMap(leavesIn) : [part])

const mostText = 1_500_000

/** A letter as a page shows it. Only its texts are read; files stay where they are. */
export async function openLetter(db: Database, folderId: FolderId, uid: number): Promise<Letter | undefined> {
  const [row] = await fetchRows(db, folderId, [uid], ['envelope', 'structure'])
  if (!row) return undefined
  const envelope = row.envelope as Envelope
  const leaves = leavesIn(row.structure as Part)
  const texts = leaves.filter(isText)
  const html = texts.find(({ subtype }) => subtype === 'html')
  const plain = texts.filter(({ subtype }) => subtype !== 'html')
  const format = plain[0] && parameterOf(plain[0].parameters, 'format')?.toLowerCase()
  const delSp = plain[0] && parameterOf(plain[0].parameters, 'delsp')?.toLowerCase()
  const shown = new Set(html ? [html, ...plain] : plain)
  return {
    row,
    from: namedOf(envelope.from)[0] ?? { name: '', address: '' },
    to: namedOf(envelope.to),
    cc: namedOf(envelope.cc),
    replyTo: namedOf(envelope.replyTo),
    subject: decodeWords(envelope.subject ?? ''),
    messageId: envelope.messageId,
    plain:
      plain.length > 0
        ? {
            text: (await textsOf(db, row.blobId, plain)).join('\n\n'),
            flowed: format === 'flowed',
            delSp: delSp === 'yes',
          }
        : undefined,
    html: html && (await textsOf(db, row.blobId, [html]))[0],
    files: leaves.flatMap((leaf, number) => (shown.has(leaf) ? [] : [fileOf(leaf, number)])),
  }
}

/** Text to be read, as opposed to a file that happens to be text. */
const isText = ({ type, subtype, disposition, parameters }: Part): boolean =>
  type === 'text' &&
  (subtype === 'plain' || subtype === 'html') &&
  disposition?.value !== 'attachment' &&
  !(disposition && parameterOf(disposition.parameters, 'filename')) &&
  !parameterOf(parameters, 'name')

const textsOf = (db: Database, blobId: BlobId, parts: readonly Part[]): Promise<string[]> =>
  Promise.all(
    parts.slice(0, 20).map(async ({ at, encoding, parameters }) => {
      const bytes = await readRaw(db, blobId, at.body, Math.min(at.end - at.body, mostText))
      return bytes ? textOf(withoutEncoding(bytes, encoding), parameterOf(parameters, 'charset')) : ''
    }),
  )

function fileOf(leaf: Part, number: number): LetterFile {
  const { type, subtype, at, encoding, id } = leaf
  const length = at.end - at.body
  return {
    number,
    name: fileNameOf(leaf) ?? (type === 'message' ? 'message.eml' : `${type}-${number}`),
    type: `${type}/${subtype}`,
    size: encoding === 'base64' ? Math.floor((length * 54) / 74) : length,
    contentId: id?.replace(/^<|>$/g, ''),
  }
}

/** The bytes of one part, out of its encoding. */
export async function readPart(
  db: Database,
  row: Row,
  number: number,
): Promise<{ readonly file: LetterFile; readonly bytes: Buffer } | undefined> {
  const leaf = leavesIn(row.structure as Part)[number]
  if (!leaf) return undefined
  const bytes = await readRaw(db, row.blobId, leaf.at.body, leaf.at.end - leaf.at.body)
  return bytes && { file: fileOf(leaf, number), bytes: withoutEncoding(bytes, leaf.encoding) }
}
