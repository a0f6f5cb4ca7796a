import type { Refusal } from '../../../values/refusal.ts'

/** How a command ended: its status, a code for programs, and words for whoever reads a log. */
export type Answer = {
  readonly status: 'OK' | 'NO' | 'BAD'
  readonly code?: string | undefined
  readonly text: string
}

export const ok = (text: string, code?: string): Answer => ({ status: 'OK', text, code })
export const no = (text: string, code?: string): Answer => ({ status: 'NO', text, code })
export const bad = (text: string): Answer => ({ status: 'BAD', text })

export const written = ({ status, code, text }: Answer): string =>
  `${status} ${code ? `[${code}] ` : ''}${text}`

/** What programs are told where an act is refused. IMAP speaks English. */
const refusals: Record<string, Answer> = {
  'mailbox.folder-unknown': no('There is no such folder', 'NONEXISTENT'),
  'mailbox.folder-exists': no('There is a folder of that name', 'ALREADYEXISTS'),
  'mailbox.folder-name': no('A folder cannot have that name', 'CANNOT'),
  'mailbox.folder-needed': no('This folder is needed', 'CANNOT'),
  'mailbox.folders-enough': no('There are too many folders', 'LIMIT'),
  'mailbox.full': no('The mailbox is full: delete something and empty Trash', 'OVERQUOTA'),
  'mailbox.full-for-days': no('The mailbox is full: delete something and empty Trash', 'OVERQUOTA'),
  'mailbox.too-large': no('The message is too large', 'TOOBIG'),
  'mailbox.not-in-use': no('The mailbox is not in use', 'UNAVAILABLE'),
}

export const refused = ({ refused: code }: Refusal): Answer =>
  refusals[code] ?? no('That cannot be done', 'CANNOT')

/** Where a message is to be put into a folder that is not there: programs may make it and try again. */
export const refusedTarget = (it: Refusal): Answer =>
  it.refused === 'mailbox.folder-unknown' ? no('There is no such folder', 'TRYCREATE') : refused(it)

/** Thrown to end a session; the words are its last. */
export class Ended extends Error {}
