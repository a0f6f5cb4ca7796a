import { fileFolder, fileKinds, isFileKind, keepUpload } from '../../platform/files/index.ts'
import type { House } from '../../platform/house.ts'
import { largestUpload, type Upload } from '../../platform/http/index.ts'
import type { Problem } from '../../values/problem.ts'
import type { Language } from '../../values/language.ts'
import type { NewFile } from './store/save.ts'
import type { DocumentFile } from './types.ts'

const folderOf = ({ config }: Pick<House, 'config'>) => fileFolder(config, 'documents')

export const largestInWords = Math.round(largestUpload / 1024 / 1024)

/** A file that was handed in, kept on the disk; or what is wrong with it. */
export async function keepFile(
  house: Pick<House, 'config'>,
  sent: Upload | undefined,
  language: Language,
): Promise<NewFile | Problem> {
  const kept = await keepUpload(folderOf(house), sent)
  if (typeof kept !== 'string') return { language, ...kept }
  return { field: 'file', code: `documents.problem.file-${kept}`, values: { size: largestInWords } }
}

/** The bytes of a file with its media type; undefined when they are gone or damaged. */
export async function bytesOf(
  house: Pick<House, 'config'>,
  { sha256, kind }: Pick<DocumentFile, 'sha256' | 'kind'>,
): Promise<{ body: Buffer; type: string } | undefined> {
  const body = await folderOf(house).read(sha256)
  return body && { body, type: isFileKind(kind) ? fileKinds[kind] : 'application/octet-stream' }
}

/** Clears what no document ever had: files whose form was wrong in another field. */
export const clearFiles = (
  house: Pick<House, 'config' | 'clock'>,
  used: (addresses: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> => folderOf(house).clear(used, house.clock.now())
