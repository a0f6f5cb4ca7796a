import { z } from 'zod'
import {
  choice,
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import type { NamedNewcomer, Wish } from './types.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The thing an address names, or nothing when it cannot be one. */
export const IdPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

const only = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)

/** What the last answer of the list of people sends. */
export const somebodyNew = 'new'

const heaps = ['asked', 'missing', 'overdue', 'waiting'] as const
export type Heap = (typeof heaps)[number]

const DeskQuery = z.object({
  show: z.preprocess(only, z.enum(heaps)).catch('asked'),
  q: z.preprocess(only, z.string().trim().max(200)).catch(''),
  page: z.preprocess(only, z.coerce.number().int().min(1).max(10_000)).catch(1),
})
export type DeskFilter = { readonly show: Heap; readonly q: string; readonly page: number }

/** What the secretariat wants to see, as a link carries it; what cannot be understood is left out. */
export const parseDeskFilter = (typed: Typed): DeskFilter => DeskQuery.parse(typed)

const plain = /^\d{4}-\d{2}-\d{2}$/

const isDay = (typed: string): boolean =>
  plain.test(typed) && new Date(`${typed}T00:00:00Z`).toISOString().startsWith(typed)

const wrongDay = (typed: string | undefined): boolean => {
  try {
    return typed !== undefined && !isDay(typed)
  } catch {
    return true
  }
}

/** A plain day, or nothing. */
const optionalDay = optionalLine({ max: 10, tooLong: 'directory.focal.day.wrong' }).refine(
  (typed) => !wrongDay(typed),
  { message: 'directory.focal.day.wrong' },
)

/** A reason that somebody will read. */
export const parseReason = (typed: Typed): Parsed<{ reason: string }> =>
  parseForm(
    z.object({
      reason: paragraph({
        max: 1000,
        missing: 'directory.focal.reason.missing',
        tooLong: 'directory.focal.reason.too-long',
      }),
    }),
    typed,
  )

const Absence = z.object({
  from: line({ max: 10, missing: 'directory.focal.absence.from.missing' }).refine((day) => !wrongDay(day), {
    message: 'directory.focal.day.wrong',
  }),
  until: optionalDay,
})

export const parseAbsence = (typed: Typed): Parsed<{ from: string; until: string | undefined }> =>
  parseForm(Absence, typed)

const Newcomer = z.object({
  'first-name': optionalLine({ max: 60 }),
  'last-name': line({ max: 60, missing: 'directory.focal.last-name.missing' }),
  email: emailAddress({ missing: 'directory.focal.email.missing' }),
})

/** Who begins: somebody of the list, or a newcomer by name and address. */
export type Chosen = Pick<Wish, 'personId' | 'newcomer'>

function parseChosen(typed: Typed): Parsed<Chosen> {
  const picked = only(typed['person'])
  if (typeof picked === 'string' && uuid.test(picked))
    return { ok: true, value: { personId: picked, newcomer: null } }
  if (picked !== somebodyNew)
    return { ok: false, problems: [{ field: 'person', code: 'directory.focal.person.missing' }] }
  const parsed = parseForm(Newcomer, typed)
  if (!parsed.ok) return parsed
  const newcomer: NamedNewcomer = {
    firstName: parsed.value['first-name'] ?? null,
    lastName: parsed.value['last-name'],
    email: parsed.value.email,
  }
  return { ok: true, value: { personId: null, newcomer } }
}

export type ParsedWish = Chosen &
  Pick<Wish, 'kind' | 'sector' | 'isDeputy' | 'expiresOn'> & { readonly reason: string | null }

/** What a form about a role may say, beside who begins. */
export type WishForm = {
  readonly profile: Profile
  /** Kinds that may be given; none: the form is about a role that has its kind. */
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly needsReason: boolean
}

/** Naming somebody: every problem of the form at once, each beside its field. */
export function parseWish(typed: Typed, form: WishForm): Parsed<ParsedWish> {
  const chosen = parseChosen(typed)
  const reason = form.needsReason
    ? paragraph({ max: 1000, missing: 'directory.focal.reason.missing' })
    : paragraph({ max: 1000 })
  const Rest = z.object({
    kind: form.kinds.length > 0 ? choice(form.kinds, 'directory.focal.kind.missing') : optionalChoice([]),
    sector: optionalChoice(form.sectors),
    as: optionalChoice(['focal-point', 'deputy']),
    'last-day': optionalDay,
    reason,
  })
  const rest = parseForm(Rest, form.kinds.length > 0 ? typed : { ...typed, kind: '', sector: '' })
  const problems: Problem[] = [...(chosen.ok ? [] : chosen.problems), ...(rest.ok ? [] : rest.problems)]
  if (!chosen.ok || !rest.ok) return { ok: false, problems }
  const { kind, sector, as } = rest.value
  return {
    ok: true,
    value: {
      ...chosen.value,
      kind: kind ?? '',
      sector: sector ?? null,
      isDeputy: as === 'deputy',
      expiresOn: rest.value['last-day'] ?? null,
      reason: rest.value.reason || null,
    },
  }
}
