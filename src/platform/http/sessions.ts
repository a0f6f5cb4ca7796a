import type { Actor, Assurance, SignedIn } from '../../values/actor.ts'
import type { AccountId, Id } from '../../values/ids.ts'
import type { Database } from '../database/database.ts'
import { newId } from '../ids.ts'
import type { Texts } from '../i18n/index.ts'
import { setCookie } from './cookies.ts'
import { NotFound } from './errors.ts'
import { originOf } from './origin.ts'
import { clearedBefore, isOver, isProven } from '../sessions/lifetime.ts'
import { clearVisits, endVisit, endVisitOf, sessionsOf as visitsOf } from '../sessions/store.ts'
import type { Visit as VisitRow } from '../sessions/store.ts'
import { VisitInHand, beginVisit } from '../sessions/visit-in-hand.ts'
import type { Reply, Request } from './types.ts'

/** Whoever asks. */
export const actorOf = (request: Request): Actor => request.asked.actor

/** The person who asks, on routes that only people who are signed in reach. */
export function signedIn(request: Request): SignedIn {
  const { actor } = request.asked
  if (actor.kind !== 'person') throw new NotFound()
  return actor
}

/** The words of the language of this request. */
export const textsOf = (request: Request): Texts => request.asked.t

/** Small things kept for this browser from one request to the next. The first one kept sets the cookie. */
export type Visit = {
  readonly id: Id
  kept(name: string): unknown
  /** The value must survive JSON; all that is kept for a visit together stays below 64 KB. */
  keep(name: string, value: unknown): void
  forget(name: string): void
}

/** What is kept by name, given to one request only however many ask at once: a challenge that is answered once. */
export const takeKept = (request: Request, name: string): Promise<unknown> =>
  request.asked.visit.take(request.server.opened.house.db, name)

export const visitOf = (request: Request): Visit => request.asked.visit

/** Whether the person proved lately that it is them. */
export const isFresh = (request: Request): boolean =>
  isProven(request.asked.visit.row, request.server.opened.house.clock.now())

/**
 * Signs somebody in: a visit with a new token begins, the old one is dead. What was kept for a stranger, or for the same
 * account, comes along; what another account left does not. How well they proved who they are stays with the visit: a
 * second factor means another visit, never a change to this one.
 */
export async function startSession(
  reply: Reply,
  accountId: AccountId,
  assurance: Assurance = 'one-factor',
): Promise<void> {
  const handOver = await beginSession(reply.server.opened.house.db, reply, accountId, assurance)
  handOver()
}

/** The same as part of a larger act. What is returned gives the visit to the browser, once the act is committed. */
export async function beginSession(
  db: Database,
  reply: Reply,
  accountId: AccountId,
  assurance: Assurance = 'one-factor',
): Promise<() => void> {
  const { request } = reply
  const { house, cookie, parts } = reply.server.opened
  const before = request.asked.visit
  const kept = isOthers(before.row, accountId) ? {} : { ...before.everything() }
  delete kept['prove']
  delete kept[left]
  const now = house.clock.now()
  const about = {
    token: () => house.secrets.random(32),
    device: originOf(request).device,
    accountId,
    assurance,
    lifetime: (await parts.lifetimeOf?.(db, accountId)) ?? 'usual',
  }
  const { token, visit } = await beginVisit(db, newId(), kept, now, about)
  if (before.row) await endVisit(db, before.row.id, now)
  return () => {
    request.asked.visit = new VisitInHand(visit)
    setCookie(reply, cookie, token)
  }
}

/**
 * Gives a stranger's visit another token, with all that is kept: what was proved so far is nobody's who knew the old
 * one. A session of somebody signed in got its token when it began, and keeps it.
 */
export async function renewVisit(reply: Reply): Promise<void> {
  const { request } = reply
  const { house, cookie } = reply.server.opened
  const before = request.asked.visit
  if (!before.row || before.row.accountId) return
  const now = house.clock.now()
  const about = { token: () => house.secrets.random(32), device: originOf(request).device }
  const { token, visit } = await beginVisit(house.db, newId(), { ...before.everything() }, now, about)
  await endVisit(house.db, before.row.id, now)
  request.asked.visit = new VisitInHand(visit)
  setCookie(reply, cookie, token)
}

const left = 'left'

/** Who was signed in before this visit of a stranger began. */
export function whoLeft(visit: VisitRow): AccountId | undefined {
  const account = visit.kept[left]
  return typeof account === 'string' ? account : undefined
}

const isOthers = (row: VisitRow | undefined, accountId: AccountId): boolean =>
  row?.accountId !== undefined && row.accountId !== accountId

/**
 * Signs out: the visit is dead at once, whoever has its cookie. The one that begins remembers who left, since a form of
 * theirs may still stand open in another tab.
 */
export async function endSession(reply: Reply): Promise<void> {
  const { asked } = reply.request
  const { house, cookie } = reply.server.opened
  if (asked.visit.row) await endVisit(house.db, asked.visit.row.id, house.clock.now())
  const { actor } = asked
  asked.visit = new VisitInHand()
  setCookie(reply, cookie, '', 0)
  if (actor.kind === 'person') asked.visit.keep(left, actor.accountId)
}

export { endSessionsOf } from '../sessions/store.ts'

/** Ends one session of an account, wherever it is. A session of somebody else's stays. */
export const endSessionOf = (db: Database, accountId: AccountId, session: Id, now: Date): Promise<void> =>
  endVisitOf(db, accountId, session, now)

export type OpenSession = {
  readonly id: Id
  readonly device: string
  readonly since: Date
  readonly seenAt: Date
}

/** Where an account is signed in now, latest first. */
export async function sessionsOf(db: Database, accountId: AccountId, now: Date): Promise<OpenSession[]> {
  const visits = await visitsOf(db, accountId, now)
  return visits
    .filter((visit) => !isOver(visit, now))
    .map(({ id, device, createdAt, seenAt }) => ({ id, device, since: createdAt, seenAt }))
}

/** Removes visits that are over. For an hourly job; returns how many went. */
export const clearOldVisits = (db: Database, now: Date): Promise<number> =>
  clearVisits(db, clearedBefore(now))
