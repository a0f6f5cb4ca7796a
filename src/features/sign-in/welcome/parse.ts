import { z } from 'zod'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'

export const parseCode = (typed: Typed): Parsed<{ code: string }> =>
  parseForm(z.object({ code: line({ max: 200, missing: 'sign-in.problem.welcome-code' }) }), typed)
