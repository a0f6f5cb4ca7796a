import { z } from 'zod'
import {
  choice,
  emailAddress,
  line,
  optionalLine,
  paragraph,
  parseForm,
  tick,
} from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import { readSerial } from '../../values/serial.ts'
import { aboutOf } from './rules.ts'
import { desks, heaps, type About, type Desk, type Heap } from './types.ts'

export const longest = 5000

const words = paragraph({ max: longest, missing: 'enquiries.problem.words' })

const Contact = z.object({
  desk: choice(desks, 'enquiries.problem.desk'),
  subject: line({ max: 150, missing: 'enquiries.problem.subject' }),
  words,
  about: optionalLine({ max: 200 }),
})
const Stranger = z.object({
  name: optionalLine({ max: 100 }),
  email: emailAddress({ missing: 'enquiries.problem.email' }),
})

export type Asked = {
  readonly desk: Desk
  readonly subject: string
  readonly words: string
  readonly about: About | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
}

/** The contact form; a stranger says where we answer. */
export function parseContact(typed: Typed, isSignedIn: boolean): Parsed<Asked> {
  const asked = parseForm(Contact, typed)
  const stranger: Parsed<{ name?: string | undefined; email?: string }> = isSignedIn
    ? { ok: true, value: {} }
    : parseForm(Stranger, typed)
  if (asked.ok && stranger.ok) {
    const { about, ...rest } = asked.value
    return { ok: true, value: { ...rest, about: about ? aboutOf(about) : undefined, ...stranger.value } }
  }
  const problems = [...(stranger.ok ? [] : stranger.problems), ...(asked.ok ? [] : asked.problems)]
  return { ok: false, problems }
}

/** Whether a program filled in what no person sees. */
export const isByProgram = (typed: Typed): boolean => String(typed['homepage'] ?? '') !== ''

export const parseReply = (typed: Typed) => parseForm(z.object({ words }), typed)

const Answer = z.object({ words, asks: tick(), revision: z.coerce.number().int().catch(0) })
export const parseAnswer = (typed: Typed) => parseForm(Answer, typed)

export const parseNote = (typed: Typed) =>
  parseForm(z.object({ note: paragraph({ max: longest, missing: 'enquiries.problem.note' }) }), typed)

export const parseDesk = (typed: Typed) =>
  parseForm(z.object({ desk: choice(desks, 'enquiries.problem.desk') }), typed)

/** The number of an address, as somebody may have typed it; undefined: it is none. */
export const numberOf = (params: unknown): string | undefined => {
  const { number } = params as { readonly number?: string }
  return readSerial('Q', number ?? '')
}

export const FilePath = z.object({ file: z.uuid().catch('') })

export const ContactQuery = z.object({
  about: z.string().max(300).catch(''),
  topic: z.enum(desks).optional().catch(undefined),
})

export const DeskQuery = z.object({
  heap: z.enum(heaps as [Heap, ...Heap[]]).catch('open'),
  desk: z.enum(desks).optional().catch(undefined),
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type DeskWish = z.infer<typeof DeskQuery>

/** Before which message somebody reads on. */
export const MessagesQuery = z.object({ before: z.uuid().optional().catch(undefined) })

export const ThreadQuery = z.object({ reply: z.uuid().optional().catch(undefined) })

export const ClosingForm = z.object({
  pick: z
    .union([z.string(), z.array(z.string())])
    .transform((one) => [one].flat())
    .pipe(z.array(z.uuid()).max(200))
    .catch([]),
  'pick-all': z.string().max(2000).optional().catch(undefined),
  sure: z.string().optional().catch(undefined),
})
