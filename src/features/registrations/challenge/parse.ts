import { z } from 'zod'
import { choice, line, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { ChallengeAnswer } from './types.ts'

/** What an organisation says, and who says it for them. */
export const parseAnswer = (
  typed: Typed,
): Parsed<{ readonly answer: ChallengeAnswer; readonly by: string; readonly words: string }> =>
  parseForm(
    z.object({
      answer: choice(['not-ours', 'ours'], 'registrations.challenge.answer.missing'),
      by: line({ max: 200, missing: 'registrations.challenge.by.missing' }),
      words: paragraph({ max: 1000 }),
    }),
    typed,
  )

export const parseReason = (typed: Typed): Parsed<{ readonly reason: string }> =>
  parseForm(
    z.object({ reason: paragraph({ max: 1000, missing: 'registrations.reject.reason.missing' }) }),
    typed,
  )
