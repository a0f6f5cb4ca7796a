import { refuse, type Refusal } from '../../../../values/refusal.ts'
import type { Organisation } from '../../types.ts'
import { isLive, mayMove } from './states.ts'
import type { DomainMatch, EndReason, Held, Past } from './types.ts'

type Standing = Pick<Held, 'state' | 'fromOn'>

/** What approving a claim means: only one that waits, and only to an organisation of the list. */
export function decideApproval(
  it: Standing,
  organisation: Pick<Organisation, 'state'> | undefined,
): { readonly next: 'approved' } | Refusal {
  if (!mayMove(it.state, 'approved')) return refuse('directory.affiliation-decided')
  if (organisation?.state !== 'listed') return refuse('directory.affiliation-not-listed')
  return { next: 'approved' }
}

/** What rejecting a claim means: only one that waits, with a reason that the person reads. */
export function decideRejection(it: Standing, reason: string): { readonly next: 'rejected' } | Refusal {
  if (!mayMove(it.state, 'rejected')) return refuse('directory.affiliation-decided')
  return reason === '' ? refuse('directory.affiliation-reason-missing') : { next: 'rejected' }
}

/** Taking a decision back while nobody was told: only the decision that was made then, and is still the last. */
export const decideUndo = (
  it: Pick<Held, 'state' | 'decidedAt'>,
  decided: { readonly as: 'approved' | 'rejected'; readonly at: Date },
): { readonly next: 'claimed' } | Refusal =>
  it.state === decided.as && it.decidedAt?.getTime() === decided.at.getTime()
    ? { next: 'claimed' }
    : refuse('directory.affiliation-decided')

/** What removing somebody from an organisation means: an approved affiliation ends, with a reason that they read. */
export function decideRemoval(it: Standing, reason: string): { readonly next: 'ended' } | Refusal {
  if (it.state === 'claimed') return refuse('directory.affiliation-not-decided')
  if (!isLive(it.state)) return refuse('directory.affiliation-over')
  return reason === '' ? refuse('directory.affiliation-reason-missing') : { next: 'ended' }
}

/** Somebody leaves, on a day that has come and is not before the first one. A claim is simply taken back. */
export function decideLeaving(
  it: Standing,
  on: string,
  today: string,
): { readonly next: 'ended'; readonly reason: EndReason } | Refusal {
  if (!isLive(it.state)) return refuse('directory.affiliation-over')
  if (on > today) return refuse('directory.affiliation-day-ahead')
  if (it.fromOn !== null && on < it.fromOn) return refuse('directory.affiliation-day-order')
  return { next: 'ended', reason: it.state === 'claimed' ? 'withdrawn' : 'left' }
}

/** Claiming what one has or has claimed already says nothing new. */
export const decideClaim = (
  live: readonly Pick<Held, 'organisationId'>[],
  organisationId: string | undefined,
): Refusal | undefined =>
  organisationId !== undefined && live.some((one) => one.organisationId === organisationId)
    ? refuse('directory.affiliation-held')
    : undefined

/** The latest day that it can be anywhere on earth: nobody is told that their today is still ahead. */
export const latestToday = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)

/** The day it is for somebody: what is proposed where a day is asked for. */
export const dayIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)

/** Whether an address belongs to one of an organisation's domains, or to a part of one. */
export function domainMatch(address: string | undefined, domains: readonly string[]): DomainMatch {
  const host = address?.slice(address.lastIndexOf('@') + 1).toLowerCase()
  if (!host || domains.length === 0) return 'unknown'
  const isOf = (domain: string) => host === domain || host.endsWith(`.${domain}`)
  return domains.some((domain) => isOf(domain.toLowerCase())) ? 'same' : 'other'
}

/** The host of an organisation's web site as a domain of its mail, which it mostly is. */
export function domainOf(webSite: string | null): string | undefined {
  const address = webSite?.trim() ?? ''
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  if (address === '' || !URL.canParse(whole)) return undefined
  const host = new URL(whole).hostname.replace(/^www\./, '')
  return host.includes('.') ? host : undefined
}

/** What there is now, the leading one first; and what was, the latest first. */
export function inOrder(all: readonly Past[]): {
  readonly now: readonly Past[]
  readonly before: readonly Past[]
} {
  const latest = (one: Past) => one.endedAt ?? one.decidedAt ?? one.since
  const leads = (one: Past) => Number(one.state === 'approved') * 2 + Number(one.isMain)
  return {
    now: all
      .filter(({ state }) => isLive(state))
      .toSorted((a, b) => leads(b) - leads(a) || b.since.getTime() - a.since.getTime()),
    before: all
      .filter(({ state }) => !isLive(state))
      .toSorted((a, b) => latest(b).getTime() - latest(a).getTime()),
  }
}
