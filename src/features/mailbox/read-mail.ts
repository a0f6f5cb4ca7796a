import { createHash } from 'node:crypto'
import { writeEnvelope, writeStructure } from '../../protocols/imap/structure.ts'
import { indexOf } from './mime/index.ts'
import type { ReadMail } from './store/blobs.ts'

/** Reads a message before anything is locked: reading may take long. */
export function readMail(raw: Buffer): ReadMail {
  const index = indexOf(raw)
  return {
    raw,
    sha256: createHash('sha256').update(raw).digest(),
    index,
    lines: {
      envelope: asText(writeEnvelope(index.envelope)),
      structure: asText(writeStructure(index.structure, true)),
    },
  }
}

/** What PostgreSQL can keep as text as it is: were a sign left out, the lengths in it would be wrong. */
const asText = (line: string): string | null => (line.includes('\0') || !line.isWellFormed() ? null : line)
