import { z } from 'zod'
import { line, parseForm } from '../../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../../values/problem.ts'

/** A code, of whichever kind: what it must look like is for its own rule. */
export const parseCode = (typed: Typed, missing: string): Parsed<{ code: string }> =>
  parseForm(z.object({ code: line({ max: 60, missing }) }), typed)
