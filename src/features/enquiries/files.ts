import type { House } from '../../platform/house.ts'
import { fileFolder, fileKinds, fileName, isFileKind, kindOf } from '../../platform/files/index.ts'
import type { Problem } from '../../values/problem.ts'
import type { EnquiryFile, NewFile } from './types.ts'

const folderOf = ({ config }: Pick<House, 'config'>) => fileFolder(config, 'enquiries')

/** A file as somebody hands it in: by a form, or in a mail. */
export type Handed = { readonly name: string; readonly bytes: Buffer; readonly isTooLarge?: boolean }

/** The file of a form, looked at; nothing where none was chosen; or what is wrong with it. It is not kept yet. */
export function fileOfForm(upload: Handed | undefined): readonly Handed[] | Problem {
  if (!upload || upload.bytes.length === 0) return []
  if (upload.isTooLarge) return { field: 'file', code: 'enquiries.problem.file-too-large' }
  return kindOf(upload.bytes) ? [upload] : { field: 'file', code: 'enquiries.problem.file-kind' }
}

/** Keeps files on the disk, once it is sure that their words are taken: what nobody may hand on is only named. */
export async function keepFiles(
  house: Pick<House, 'config'>,
  all: readonly Handed[],
): Promise<readonly NewFile[]> {
  const kept = []
  for (const one of all) kept.push(await keepFile(house, one))
  return kept
}

async function keepFile(house: Pick<House, 'config'>, { name, bytes }: Handed): Promise<NewFile> {
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
