import type { House } from '../../platform/house.ts'
import { fileFolder, fileKinds, fileName, isFileKind, kindOf } from '../../platform/files/index.ts'
import type { Problem } from '../../values/problem.ts'
import type { EnquiryFile, NewFile } from './types.ts'

const folderOf = ({ config }: Pick<House, 'config'>) => fileFolder(config, 'enquiries')

/** A file as somebody hands it in: by a form, or in a mail. */
type Handed = { readonly name: string; readonly bytes: Buffer; readonly isTooLarge?: boolean }

/** A file of a form, kept on the disk; nothing where none was chosen; or what is wrong with it. */
export async function keepUpload(
  house: Pick<House, 'config'>,
  upload: Handed | undefined,
): Promise<readonly NewFile[] | Problem> {
  if (!upload || upload.bytes.length === 0) return []
  if (upload.isTooLarge) return { field: 'file', code: 'enquiries.problem.file-too-large' }
  const kept = await keepFile(house, upload)
  return kept.sha256 === null ? { field: 'file', code: 'enquiries.problem.file-kind' } : [kept]
}

/** A file of a mail: kept where it may be handed on, else only named. */
export async function keepFile(house: Pick<House, 'config'>, { name, bytes }: Handed): Promise<NewFile> {
  const kind = kindOf(bytes)
  if (!kind) {
    const plain = name.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '').slice(0, 120)
    return { name: plain || '–', kind: null, size: bytes.length, sha256: null }
  }
  return { name: fileName(name, kind), kind, size: bytes.length, sha256: await folderOf(house).keep(bytes) }
}

/** The bytes of a file with its media type; undefined when they are gone, or were never kept. */
export async function bytesOf(
  house: Pick<House, 'config'>,
  { sha256, kind }: EnquiryFile,
): Promise<{ readonly body: Buffer; readonly type: string } | undefined> {
  const body = sha256 === null ? undefined : await folderOf(house).read(sha256)
  const type = kind !== null && isFileKind(kind) ? fileKinds[kind] : 'application/octet-stream'
  return body && { body, type }
}

/** Clears what no message has any more. */
export const clearFiles = (
  house: Pick<House, 'config' | 'clock'>,
  used: (addresses: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> => folderOf(house).clear(used, house.clock.now())
