import { isKeptNoLonger, keptUntil, type DuePart } from '../registrations/index.ts'
import { listErasable } from './store/due.ts'

/** Passport data that would be removed at a time because their days are over, for each event. */
export const visasDue: DuePart = async ({ db, profile }, now) => {
  const due = new Map<string, { keptUntil: string; rows: number }>()
  for (const one of await listErasable(db, now)) {
    if (!isKeptNoLonger(profile, one, 'visa', now)) continue
    const line = due.get(one.code) ?? { keptUntil: keptUntil(profile, one, 'visa'), rows: 0 }
    due.set(one.code, { ...line, rows: line.rows + 1 })
  }
  return [...due].map(([code, line]) => ({ class: 'visa', code, ...line }))
}
