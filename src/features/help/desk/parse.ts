import { z } from 'zod'
import { choice, line, paragraph, parseForm, tick } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { ArticlePath } from '../articles/parse.ts'
import { kinds } from '../articles/rules.ts'
import type { Kind } from '../articles/types.ts'

export { ArticlePath }

export const SpotPath = ArticlePath.extend({ language: z.string().max(20) })

export const VersionPath = SpotPath.extend({ number: z.coerce.number().int().min(1).max(1_000_000) })

export const DeskQuery = z.object({
  kind: z.enum(['questions', 'guides', 'technical', 'terms']).optional().catch(undefined),
  work: z.literal('yes').optional().catch(undefined),
})

export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })

export const titleLength = 150
export const wordsLength = 20_000

const words = {
  title: line({ max: titleLength, missing: 'help.problem.title' }),
  words: paragraph({ max: wordsLength, missing: 'help.problem.words' }),
}

const seen = z.coerce.number().int().min(0).catch(0)

const Writing = z.object({ ...words, fits: tick(), seen })

export const parseWriting = (typed: Typed) => parseForm(Writing, typed)

export const seenIn = (typed: Typed): number => z.object({ seen }).parse(typed).seen

const address = line({ max: 60, missing: 'help.problem.address' })
  .transform((typed) => typed.toLowerCase())
  .refine((typed) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed), 'help.problem.address')

export type Adding = {
  readonly kind: Kind
  readonly slug: string
  readonly title: string
  readonly words: string
}

export const parseAdding = (typed: Typed): Parsed<Adding> =>
  parseForm(z.object({ ...words, slug: address, kind: choice(kinds) }), typed)
