import type { FileFolder } from './folder.ts'
import { fileName, kindOf, type FileKind } from './kinds.ts'

/** What a form sent as a file. */
export type SentFile = { readonly name: string; readonly bytes: Buffer; readonly isTooLarge: boolean }

/** A file that lies in a folder: its name with the ending of what it is, its kind by its bytes, and where it lies. */
export type KeptFile = {
  readonly name: string
  readonly kind: FileKind
  readonly size: number
  readonly sha256: string
}

/** Keeps a file that was handed in, or says what is wrong with it: there is none, it is too large, or of no kind that is handed on. */
export async function keepUpload(
  folder: FileFolder,
  sent: SentFile | undefined,
): Promise<KeptFile | 'missing' | 'too-large' | 'kind'> {
  if (!sent || sent.bytes.length === 0) return 'missing'
  if (sent.isTooLarge) return 'too-large'
  const kind = kindOf(sent.bytes)
  if (!kind) return 'kind'
  const sha256 = await folder.keep(sent.bytes)
  return { name: fileName(sent.name, kind), kind, size: sent.bytes.length, sha256 }
}
