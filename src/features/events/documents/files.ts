import type { House } from '../../../platform/house.ts'
import { fileFolder, fileKinds, isFileKind, keepUpload as keepIn } from '../../../platform/files/index.ts'
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
  const kept = await keepIn(folderOf(house), upload)
  if (typeof kept !== 'string') return { language, ...kept }
  return { field: 'file', code: `events.documents.file-${kept}`, values: { size: largestInWords } }
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
