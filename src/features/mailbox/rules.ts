import { refuse, type Refusal } from '../../values/refusal.ts'
import { type Mailbox, mostMessageBytes } from './types.ts'

const megabyte = 1024 * 1024
const day = 86_400_000

/** A message that its holder begins to write is kept also in a full mailbox, up to this size. */
export const smallDraft = 256 * 1024

/** How far drafts may go beyond the quota, all together. */
export const roomForDrafts = megabyte

/** How long senders are asked to try again before they are told that a mailbox is full for good. */
export const tryAgainFor = 5 * day

export const warningLevels = [80, 90, 95, 100] as const

/** What is about to be put into a mailbox. `adds` is what it costs: nothing where the same message is there already. */
type Coming = { readonly adds: number; readonly size: number }

/** Whether a message may come in from somebody else. A full mailbox is a matter of days at first: senders try again. */
export function decideDelivery(it: Mailbox, { adds, size }: Coming, now: Date): 'in' | Refusal {
  if (it.state === 'archived' || it.state === 'deleted') return refuse('mailbox.not-in-use')
  if (size > mostMessageBytes) return refuse('mailbox.too-large')
  if (it.usedBytes + adds <= it.quotaBytes) return 'in'
  const days = it.fullSince === null ? 0 : now.getTime() - it.fullSince.getTime()
  return refuse(days >= tryAgainFor ? 'mailbox.full-for-days' : 'mailbox.full')
}

/** Whether the holder may put a message in: a small draft also when there is no room for anything else. */
export function decideAppend(it: Mailbox, { adds, size }: Coming, isDraft: boolean): 'in' | Refusal {
  if (it.state !== 'active') return refuse('mailbox.not-in-use')
  if (size > mostMessageBytes) return refuse('mailbox.too-large')
  if (it.usedBytes + adds <= it.quotaBytes) return 'in'
  const isSmallDraft = isDraft && size <= smallDraft
  if (isSmallDraft && it.usedBytes + adds <= it.quotaBytes + roomForDrafts) return 'in'
  return refuse('mailbox.full')
}

/** Whether the holder may send: not from a mailbox that is full, as the body's rule wants it. */
export function maySend(it: Pick<Mailbox, 'state' | 'usedBytes' | 'quotaBytes'>): Refusal | undefined {
  if (it.state !== 'active') return refuse('mailbox.not-in-use')
  return it.usedBytes >= it.quotaBytes ? refuse('mailbox.full-sending') : undefined
}

/** The warning that stands at so much use: 0, 80, 90, 95, or 100 while mail is turned away. */
export function warningAt(usedBytes: number, quotaBytes: number, isTurnedAway: boolean): number {
  if (isTurnedAway || usedBytes >= quotaBytes) return 100
  const percent = (usedBytes / quotaBytes) * 100
  return warningLevels.findLast((level) => level < 100 && percent >= level) ?? 0
}

/** What stands of a mailbox's warnings when it holds more: with room again nothing is turned away, and the days of a full one are over. */
export function warningsAfter(it: Mailbox, quotaBytes: number): Pick<Mailbox, 'warnedPercent' | 'fullSince'> {
  if (quotaBytes <= it.quotaBytes || it.usedBytes >= quotaBytes) return it
  return {
    warnedPercent: Math.min(it.warnedPercent, warningAt(it.usedBytes, quotaBytes, false)),
    fullSince: null,
  }
}

const mostLevels = 10

/** A folder's path as it is kept, or why it cannot be one. The inbox is `INBOX`, however it is typed. */
export function decidePath(typed: string): string | Refusal {
  const path = typed.normalize('NFC').replace(/\/$/, '')
  const parts = path.split('/')
  const isFit = parts.every((part) => part !== '' && part.trim() === part && part !== '.' && part !== '..')
  if (!isFit || parts.length > mostLevels || path.length > 500 || /[\p{Cc}\p{Cs}%*]/u.test(path))
    return refuse('mailbox.folder-name')
  return parts[0]!.toUpperCase() === 'INBOX' ? ['INBOX', ...parts.slice(1)].join('/') : path
}

/** The folders above a path, the highest first. */
export const pathsAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))

/** Whether a folder may have another path, with all that are below it. Undefined: yes. */
export function decideRename(all: readonly string[], from: string, to: string): Refusal | undefined {
  for (const path of all) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    const next = decidePath(to + path.slice(from.length))
    if (typeof next !== 'string') return next
    if (all.includes(next)) return refuse('mailbox.folder-exists')
  }
  return undefined
}

const systemFlags = ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft']
const mostFlags = 50

/** Flags as they are kept: those of the system in their one spelling, each once; `\Recent` and what is none is left out. */
export function flagsOf(given: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const flag of given) {
    const known = systemFlags.find((one) => one.toLowerCase() === flag.toLowerCase())
    const isKeyword = /^[^\\\s(){}%*"\]\p{Cc}\u0080-\uffff]{1,100}$/u.test(flag)
    const key = flag.toLowerCase()
    if ((known ?? isKeyword) && !kept.has(key)) kept.set(key, known ?? flag)
  }
  return [...kept.values()].slice(0, mostFlags).sort()
}

/** The folders a new mailbox begins with, and what they are for. English, as mail programs know them. */
export const firstFolders = [
  { path: 'INBOX', role: 'inbox' },
  { path: 'Drafts', role: 'drafts' },
  { path: 'Sent', role: 'sent' },
  { path: 'Archive', role: 'archive' },
  { path: 'Junk', role: 'junk' },
  { path: 'Trash', role: 'trash' },
] as const

/** The next UIDVALIDITY: never one that was there, and never lower. */
export const nextValidity = (last: number, now: Date): number =>
  Math.max(last + 1, Math.floor(now.getTime() / 1000))

/** A subject without what answering and forwarding put before it, for finding conversations. */
export function baseSubject(subject: string): string {
  let base = subject.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  for (;;) {
    const next = base.replace(
      /^(?:(?:re|aw|sv|fw|fwd|wg|tr|rv|res|ref|отв|на|пер|回复|答复|转发|رد|إعادة توجيه)(?:\[\d+\])?\s?[:：]|\[[^\]]{1,40}\])\s*/u,
      '',
    )
    if (next === base) return base
    base = next
  }
}

/** Whether a subject says that it answers something. */
export const isAnswer = (subject: string): boolean =>
  /^\s*(?:re|aw|sv|rv|res|отв|回复|答复|رد)(?:\[\d+\])?\s?[:：]/iu.test(subject)

/** How long an archived mailbox is kept before it is deleted. */
export const archivedFor = 90 * day

/** What a mailbox holds unless it is said otherwise. */
export const usualQuota = 500 * megabyte

/**
 * The name before the `@` of a new address: the owner's own user name, or one that can never be a user name, so that an address and a
 * user name never mean two people.
 */
export function decideLocalPart(wanted: string, userName: string, isReserved: boolean): string | Refusal {
  const local = wanted.toLowerCase()
  if (local === userName) return local
  const isFit = /^[a-z0-9](?:[a-z0-9]|[._-](?=[a-z0-9])){1,62}$/.test(local) && /[._-]/.test(local)
  return isFit && !isReserved ? local : refuse('mailbox.address-unfit')
}
