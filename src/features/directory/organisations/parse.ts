import { z } from 'zod'
import { paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Id, OrganisationId } from '../../../values/ids.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import type { ChangeDecision } from './actions/decide-changes.ts'
import { heaps } from './pages/overview.ts'
import type { DeskAsked } from './view.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const only = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** The organisation or import that an address names; nothing when it cannot be one. */
export const IdPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

const DeskQuery = z.object({
  show: z.preprocess(only, z.enum(heaps)).catch('unverified'),
  q: z.preprocess(only, z.string().trim().max(200)).catch(''),
  page: z.preprocess(only, z.coerce.number().int().min(1).max(10_000)).catch(1),
  into: z.preprocess(only, z.string().regex(uuid)).optional().catch(undefined),
})

/** What the desk shows; what cannot be understood is left out. */
export function parseDesk(typed: Typed): DeskAsked & { readonly into: OrganisationId | undefined } {
  const { show, q, page, into } = DeskQuery.parse(typed)
  return { show, words: q, page, into }
}

/** Which one stays, and whether the other's name goes on being found. */
export function parseMerger(typed: Typed): {
  readonly into: OrganisationId | undefined
  readonly keepsName: boolean
} {
  const into = only(typed['into'])
  return {
    into: typeof into === 'string' && uuid.test(into) ? into : undefined,
    keepsName: only(typed['keeps-name']) === 'yes',
  }
}

const RefusalForm = z.object({
  reason: paragraph({ max: 1000, missing: 'directory.organisations.refusal.reason.missing' }),
})

export const parseRefusal = (typed: Typed): Parsed<{ reason: string }> => parseForm(RefusalForm, typed)

/** What was said about each of the changes on the page. Whoever refuses says why; "later" decides nothing. */
export function parseDecisions(typed: Typed, ids: readonly Id[]): Parsed<readonly ChangeDecision[]> {
  const problems: Problem[] = []
  const decisions = ids.flatMap((id): ChangeDecision[] => {
    const said = only(typed[`decision-${id}`])
    if (said === 'accepted') return [{ id, is: 'accepted' }]
    if (said !== 'refused') return []
    const parsed = parseForm(RefusalForm, { reason: typed[`reason-${id}`] })
    if (parsed.ok) return [{ id, is: 'refused', reason: parsed.value.reason }]
    problems.push(...parsed.problems.map((one) => ({ ...one, field: `reason-${id}` })))
    return []
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: decisions }
}

/** The table that was pasted, as it was pasted. */
export const tableIn = (typed: Typed): string => {
  const said = only(typed['table'])
  return typeof said === 'string' ? said.replace(/^\r?\n/, '') : ''
}
