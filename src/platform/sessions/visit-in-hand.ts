import type { Assurance } from '../../values/actor.ts'
import type { AccountId, Id } from '../../values/ids.ts'
import { newId } from '../ids.ts'
import type { Database } from '../database/database.ts'
import { hashToken } from '../secrets.ts'
import { endOf, isWorthNoting } from './lifetime.ts'
import type { Kept, Lifetime, Visit } from './store.ts'
import { insertVisit, saveVisit, takeKept, touchVisit } from './store.ts'

/** What is kept for a visit is read with every request of it, so it stays small. */
export const mostKept = 64 * 1024

/**
 * The visit of one request. What is kept or forgotten is gathered and written once, before the answer leaves; a
 * visitor for whom nothing is kept gets neither a row nor a cookie.
 */
export class VisitInHand {
  readonly id: Id
  readonly row: Visit | undefined
  #kept: Kept
  #keep: Kept = {}
  #forget = new Set<string>()

  constructor(row?: Visit) {
    this.row = row
    this.id = row?.id ?? newId()
    this.#kept = row ? { ...row.kept } : {}
  }

  /** What was kept under a name, or undefined. */
  kept(name: string): unknown {
    return this.#kept[name]
  }

  /** Keeps a small value until it is forgotten or the visit ends. It must survive JSON. */
  keep(name: string, value: unknown): void {
    if (JSON.stringify(value).length > mostKept) throw new Error(`too much to keep as "${name}"`)
    this.#kept[name] = value
    this.#keep[name] = value
    this.#forget.delete(name)
  }

  forget(name: string): void {
    if (!(name in this.#kept)) return
    delete this.#kept[name]
    delete this.#keep[name]
    this.#forget.add(name)
  }

  /** What was kept under a name, given to one request only however many ask at once, and never again. */
  async take(db: Database, name: string): Promise<unknown> {
    const value = this.row?.kept[name]
    if (!this.row || value === undefined) return undefined
    delete this.#kept[name]
    return (await takeKept(db, this.row.id, name, value)) ? value : undefined
  }

  /** Everything that is kept now. */
  everything(): Readonly<Kept> {
    return this.#kept
  }

  /** Writes what changed. Returns the token of a visit that begins with it. */
  async save(
    db: Database,
    now: Date,
    about: { token: () => string; device: string },
  ): Promise<string | undefined> {
    const [keep, forget] = [this.#keep, [...this.#forget]]
    this.#keep = {}
    this.#forget = new Set()
    const isChanged = forget.length > 0 || Object.keys(keep).length > 0
    if (this.row && isChanged) await saveVisit(db, this.row.id, { keep, forget, seenAt: now })
    else if (this.row && isWorthNoting(this.row, now)) await touchVisit(db, this.row.id, now)
    else if (!this.row && Object.keys(keep).length > 0)
      return (await beginVisit(db, this.id, keep, now, about)).token
    return undefined
  }
}

/** A new visit with a token of its own. Only its hash is stored. */
export async function beginVisit(
  db: Database,
  id: Id,
  kept: Kept,
  now: Date,
  about: {
    token: () => string
    device: string
    accountId?: AccountId
    assurance?: Assurance
    lifetime?: Lifetime
  },
): Promise<{ token: string; visit: Visit }> {
  const token = about.token()
  const lifetime = about.lifetime ?? 'usual'
  const visit: Visit = {
    id,
    accountId: about.accountId,
    kept,
    createdAt: now,
    seenAt: now,
    provenAt: about.accountId ? now : undefined,
    assurance: about.assurance ?? 'one-factor',
    lifetime,
    expiresAt: endOf(lifetime, now),
    device: about.device,
  }
  await insertVisit(db, visit, hashToken(token))
  return { token, visit }
}
