import { z } from 'zod'
import {
  choice,
  emailAddress,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
  tick,
} from '../../../platform/forms/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { aboutOf, pathOf } from '../rules.ts'
import type { About } from '../types.ts'
import { feedbackStates } from './types.ts'

export const ratings = ['5', '4', '3', '2', '1'] as const

const Form = z.object({
  rating: optionalChoice(ratings),
  words: paragraph({ max: 5000 }),
  page: optionalLine({ max: 200 }),
  'may-answer': tick(),
})
const Reached = z.object({ email: emailAddress({ missing: 'enquiries.feedback.problem.email' }) })

export type Given = {
  readonly rating: number | undefined
  readonly words: string | undefined
  readonly page: string | undefined
  readonly mayAnswer: boolean
  /** Of a stranger who may be answered. */
  readonly email: string | undefined
}

/** Something is said: by a rating, or in words. A stranger who wants an answer says where. */
export function parseFeedback(typed: Typed, isSignedIn: boolean): Parsed<Given> {
  const parsed = parseForm(Form, typed)
  if (!parsed.ok) return parsed
  const { rating, words, page, 'may-answer': mayAnswer } = parsed.value
  const nothing: readonly Problem[] =
    rating || words ? [] : [{ field: 'rating', code: 'enquiries.feedback.problem.nothing' }]
  const reached = mayAnswer && !isSignedIn ? parseForm(Reached, typed) : undefined
  const problems = [...nothing, ...(reached && !reached.ok ? reached.problems : [])]
  if (problems.length > 0) return { ok: false, problems }
  const about = page ? aboutOf(page) : undefined
  return {
    ok: true,
    value: {
      rating: rating ? Number(rating) : undefined,
      words: words || undefined,
      page: about && (mayAnswer || namesNobody(about)) ? pathOf(about) : undefined,
      mayAnswer,
      email: reached?.ok ? reached.value.email : undefined,
    },
  }
}

/** A number in an address leads to somebody; that of a meeting to nobody. */
const namesNobody = ({ kind, ref }: About): boolean =>
  kind === 'event' || (kind === 'page' && !/\d/.test(ref))

export const FeedbackQuery = z.object({
  state: z
    .enum(feedbackStates as [(typeof feedbackStates)[number], ...(typeof feedbackStates)[number][]])
    .catch('fresh'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

const nothing = '00000000-0000-0000-0000-000000000000'
export const FeedbackPath = z.object({ id: z.uuid().catch(nothing) })

export const parseAnswer = (typed: Typed) =>
  parseForm(z.object({ words: paragraph({ max: 5000, missing: 'enquiries.problem.words' }) }), typed)

export const parseNoting = (typed: Typed): 'noted' | 'fresh' => {
  const parsed = parseForm(z.object({ state: choice(['noted', 'fresh']) }), typed)
  return parsed.ok ? parsed.value.state : 'noted'
}

export const PageQuery = z.object({ page: z.string().max(300).catch('') })
