import { createHash } from 'node:crypto'
import { indexOf } from './mime/index.ts'
import type { ReadMail } from './store/blobs.ts'

/** Reads a message before anything is locked: reading may take long. */
export const readMail = (raw: Buffer): ReadMail => ({
  raw,
  sha256: createHash('sha256').update(raw).digest(),
  index: indexOf(raw),
})
