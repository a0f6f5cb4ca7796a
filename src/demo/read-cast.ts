import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CastAccess } from './access-cast.ts'
import type { CastMail } from './mail-cast.ts'
import type {
  Cast,
  CastEnquiries,
  CastEvent,
  CastGroup,
  CastLibrary,
  CastOrganisations,
  CastPeople,
} from './types.ts'

const folder = join(import.meta.dirname, '../../db/cast')

/** The cast made for a body, or nothing where nobody has written one. */
export function readCast(profileId: string): Cast | undefined {
  if (!existsSync(join(folder, profileId, 'people.json'))) return undefined
  return {
    organisations: json<CastOrganisations>(profileId, 'organisations.json'),
    people: json<CastPeople>(profileId, 'people.json'),
    events: json<CastEvent[]>(profileId, 'events.json'),
    groups: existsSync(join(folder, profileId, 'groups.json'))
      ? json<CastGroup[]>(profileId, 'groups.json')
      : [],
  }
}

/** The letters in the cast's mailboxes, where somebody has written them. */
export const readMailCast = (profileId: string): CastMail | undefined =>
  existsSync(join(folder, profileId, 'mail.json')) ? json<CastMail>(profileId, 'mail.json') : undefined

/** Who of the cast has member access or asks for it, where somebody has written that. */
export const readAccessCast = (profileId: string): CastAccess | undefined =>
  existsSync(join(folder, profileId, 'access.json')) ? json<CastAccess>(profileId, 'access.json') : undefined

/** The papers of the library, where somebody has written them. */
export const readLibraryCast = (profileId: string): CastLibrary | undefined =>
  existsSync(join(folder, profileId, 'documents.json'))
    ? json<CastLibrary>(profileId, 'documents.json')
    : undefined

/** What some of the cast have asked, and what people think, where somebody has written that. */
export const readEnquiryCast = (profileId: string): CastEnquiries | undefined =>
  existsSync(join(folder, profileId, 'enquiries.json'))
    ? json<CastEnquiries>(profileId, 'enquiries.json')
    : undefined

/** The rows of one of the word lists that all bodies share, by the names in its first line. */
export function readWords<Column extends string>(name: string): Readonly<Record<Column, string>>[] {
  const [head = '', ...lines] = readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split('\t')
  return lines.map(
    (line) =>
      Object.fromEntries(line.split('\t').map((value, at) => [columns[at], value])) as Record<Column, string>,
  )
}

function json<T>(profileId: string, file: string): T {
  return JSON.parse(readFileSync(join(folder, profileId, file), 'utf8')) as T
}
