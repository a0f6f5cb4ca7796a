import { writeInstant } from '../../../protocols/imap/dates.ts'
import type { FetchItem, Section } from '../../../protocols/imap/fetch-items.ts'
import { writeEnvelope, writeStructure } from '../../../protocols/imap/structure.ts'
import { rangeOf, selectFields, type Range } from '../../../protocols/mime/index.ts'
import { readRaw } from '../store/blobs.ts'
import type { Session } from './state.ts'
import type { FetchRow } from './store.ts'
import type { View } from './view.ts'

/** Items that the view knows, in the order they were asked for. */
export const writeSeen = (view: View, place: number, items: readonly FetchItem[]): string[] =>
  items.flatMap((item) => {
    if (item === 'UID') return [`UID ${view.uid(place)}`]
    if (item === 'FLAGS') return [view.writtenFlags(place)]
    return item === 'MODSEQ' ? [`MODSEQ (${view.flagModseq(place)})`] : []
  })

/** One answer of FETCH. Bodies leave as they are read, so that the largest message takes little room here. */
export async function writeRow(
  session: Session,
  place: number,
  row: FetchRow,
  items: readonly FetchItem[],
): Promise<void> {
  const { out, view } = session
  out.text(`* ${place + 1} FETCH (${plainItems(view!, place, row, items).join(' ')}`)
  let isFirst = items.every((item) => typeof item === 'object')
  for (const item of items) {
    if (typeof item !== 'object') continue
    if (!isFirst) out.text(' ')
    isFirst = false
    await writeSection(session, row, item)
  }
  out.text(')\r\n')
  await out.easy()
}

function plainItems(view: View, place: number, row: FetchRow, items: readonly FetchItem[]): string[] {
  const written: string[] = []
  for (const item of items) {
    if (item === 'ENVELOPE') written.push(`ENVELOPE ${row.envelope ?? writeEnvelope(row.envelopeFacts!)}`)
    else if (item === 'BODYSTRUCTURE')
      written.push(`BODYSTRUCTURE ${row.structure ?? writeStructure(row.parts!, true)}`)
    else if (item === 'BODY') written.push(`BODY ${writeStructure(row.parts!, false)}`)
    else if (item === 'INTERNALDATE') written.push(`INTERNALDATE ${writeInstant(new Date(row.date! * 1000))}`)
    else if (item === 'RFC822.SIZE') written.push(`RFC822.SIZE ${row.size}`)
    else written.push(...writeSeen(view, place, [item]))
  }
  return written
}

async function writeSection(session: Session, row: FetchRow, item: Section): Promise<void> {
  const { raw } = row
  const isOwnHeader = item.wanted === 'header' && item.part.length === 0
  if (isOwnHeader) return writeBytes(session, item, row.header ?? Buffer.alloc(0))
  const range = sectionRange(row, item)
  if (!range) return session.out.text(`${item.label} NIL`)
  const read = (from: number, length: number) =>
    raw
      ? Promise.resolve(raw.subarray(from, from + length))
      : readRaw(session.house.db, row.blobId, from, length)
  if (item.fields)
    return writeBytes(session, item, (await read(range.start, range.end - range.start)) ?? Buffer.alloc(0))
  await writeRange(session, item, range, read)
}

const sectionRange = (row: FetchRow, { part, wanted }: Section): Range | undefined =>
  part.length === 0 && wanted === 'all' ? { start: 0, end: row.size } : rangeOf(row.parts!, part, wanted)

/** A header, whole or some of its fields, and of that perhaps only some bytes. */
function writeBytes({ out }: Session, item: Section, header: Buffer): void {
  const whole = item.fields ? selectFields(header, item.fields.names, item.fields.isNot) : header
  const from = item.from ?? 0
  const bytes = whole.subarray(from, item.length === undefined ? undefined : from + item.length)
  out.text(`${item.label} {${bytes.length}}\r\n`)
  out.bytes(bytes)
}

const step = 1024 * 1024

async function writeRange(
  session: Session,
  item: Section,
  range: Range,
  read: (from: number, length: number) => Promise<Buffer | undefined>,
): Promise<void> {
  const from = Math.min(range.end, range.start + (item.from ?? 0))
  const end = Math.min(range.end, from + (item.length ?? Infinity))
  session.out.text(`${item.label} {${end - from}}\r\n`)
  for (let at = from; at < end && !session.isOver; at += step) {
    const bytes = await read(at, Math.min(step, end - at))
    if (!bytes || bytes.length === 0) return session.line.drop()
    session.out.bytes(bytes)
    await session.out.easy()
  }
}
