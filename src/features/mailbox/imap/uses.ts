import type { FolderRole } from '../types.ts'

/** What folders are for, as clients say it (RFC 6154). */
const uses: Record<Exclude<FolderRole, 'inbox'>, string> = {
  drafts: '\\Drafts',
  sent: '\\Sent',
  junk: '\\Junk',
  trash: '\\Trash',
  archive: '\\Archive',
}

export const useOf = (role: FolderRole | null): string | undefined =>
  role === null || role === 'inbox' ? undefined : uses[role]

export const roleOfUse = (use: string): FolderRole | undefined =>
  (Object.keys(uses) as (keyof typeof uses)[]).find((role) => uses[role].toLowerCase() === use.toLowerCase())
