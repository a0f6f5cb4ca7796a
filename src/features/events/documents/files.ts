import type { House } from '../../../platform/house.ts'
import { fileFolder, fileKinds, fileName, isFileKind, kindOf } from '../../../platform/files/index.ts'
import type { Upload } from '../../../platform/http/index.ts'
import { largestUpload } from '../../../platform/http/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Problem } from '../../../values/problem.ts'
import type { DocumentFile } from './types.ts'

const folderOf = ({ config }: Pick<House, 'config'>) => fileFolder(config, 'event-documents')

export const largestInWords = Math.round(largestUpload / 1024 / 1024)

/** A file that was handed in, kept on the disk; or what is wrong with it. */
export async function keepUpload(
  house: Pick<House, 'config'>,
  upload: Upload | undefined,
  language: Language,
): Promise<DocumentFile | Problem> {
  const wrong = (code: string): Problem => ({ field: 'file', code, values: { size: largestInWords } })
  if (!upload || upload.bytes.length === 0) return wrong('events.documents.file-missing')
  if (upload.isTooLarge) return wrong('events.documents.file-too-large')
  const kind = kindOf(upload.bytes)
  if (!kind) return wrong('events.documents.file-kind')
  const sha256 = await folderOf(house).keep(upload.bytes)
  return { language, name: fileName(upload.name, kind), kind, size: upload.bytes.length, sha256 }
}

/** The bytes of a file with its media type; undefined when they are gone or damaged. */
export async function bytesOf(
  house: Pick<House, 'config'>,
  { sha256, kind }: DocumentFile,
): Promise<{ body: Buffer; type: string } | undefined> {
  const body = await folderOf(house).read(sha256)
  return body && { body, type: isFileKind(kind) ? fileKinds[kind] : 'application/octet-stream' }
}

/** Clears what no document has any more. */
export const clearFiles = (
  house: Pick<House, 'config' | 'clock'>,
  used: (addresses: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> => folderOf(house).clear(used, house.clock.now())
