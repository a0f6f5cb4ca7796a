import { refuse, type Refusal } from '../../values/refusal.ts'
import type { Due, Handed, MailAddress, SendingState } from './types.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a letter is tried. */
export const triedFor = 5 * day
/** After so long its sender is told that it is late. */
export const lateAfter = 4 * hour

/** How many recipients one letter may have, and all letters of an account in an hour and in a day. */
export const most = { aLetter: 100, anHour: 500, aDay: 2000 } as const

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\p{L}\\p{N}\\p{M}-]+"
const localShape = new RegExp(`^${atom}(?:\\.${atom})*$`, 'u')
const domainShape =
  /^(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u

/**
 * An address, read in one way only: routes are decided with what is sent. Quoted local parts, comments, routes and addresses of
 * numbers are no addresses here, since programs disagree about them.
 */
export function readMailAddress(typed: string): MailAddress | undefined {
  const at = typed.lastIndexOf('@')
  const [local, domain] = [typed.slice(0, at), typed.slice(at + 1)]
  if (at < 1 || Buffer.byteLength(local) > 64 || !localShape.test(local) || !domainShape.test(domain))
    return undefined
  if (/^[\d.]+$/.test(domain)) return undefined
  return { local, domain: domain.toLowerCase() }
}

export const writtenAddress = ({ local, domain }: MailAddress): string => `${local}@${domain}`

/** The address without what follows a plus: `ama+travel` is `ama`. */
export const withoutTag = (local: string): string => local.replace(/\+.*$/, '') || local

/** Whether so many more recipients may be written to. */
export function decideAmount(
  recipients: number,
  sent: { readonly anHour: number; readonly aDay: number },
  generosity = 1,
): Refusal | undefined {
  if (recipients > most.aLetter) return refuse('mail-routing.recipients-enough', { most: most.aLetter })
  if (sent.anHour + recipients > most.anHour * generosity)
    return refuse('mail-routing.hour-enough', { most: most.anHour })
  if (sent.aDay + recipients > most.aDay * generosity)
    return refuse('mail-routing.day-enough', { most: most.aDay })
  return undefined
}

/** When a letter that did not get through is tried again: after a minute, five, a quarter of an hour, then ever less often. */
const ladder = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * minute)

export type Step = {
  readonly state: SendingState
  readonly dueAt: Date
  readonly isOver: boolean
  /** The sender is to hear of it. */
  readonly tells: 'failed' | 'late' | undefined
}

/** What follows from how it went. `chance` is between 0 and 1 and spreads the tries. */
export function decideStep(
  it: Due,
  handed: Exclude<Handed, { how: 'left' }>,
  now: Date,
  chance: number,
): Step {
  if (handed.how === 'sent') return { state: 'sent', dueAt: now, isOver: true, tells: undefined }
  const isOver = handed.how === 'never' || now >= it.expiresAt
  const maybe = <T>(word: T): T | undefined => (it.sender === '' ? undefined : word)
  if (isOver) return { state: 'failed', dueAt: now, isOver, tells: maybe('failed' as const) }
  const wait = ladder[Math.min(it.tries, ladder.length - 1)]!
  const next = now.getTime() + Math.round(wait * (0.9 + 0.2 * chance))
  const isLate = it.delayToldAt === null && now.getTime() - it.createdAt.getTime() >= lateAfter
  return {
    state: 'queued',
    dueAt: new Date(Math.min(next, it.expiresAt.getTime())),
    isOver,
    tells: isLate && it.kind === 'letter' ? maybe('late' as const) : undefined,
  }
}
