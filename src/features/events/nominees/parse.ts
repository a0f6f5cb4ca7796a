import { z } from 'zod'
import { paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'

const mostLines = 500

/** One name a line; the same twice is once. */
export function parseNominees(typed: Typed): Parsed<readonly string[]> {
  const parsed = parseForm(
    z.object({ who: paragraph({ max: 60_000, missing: 'events.nominees.problem.who' }) }),
    typed,
  )
  if (!parsed.ok) return parsed
  const lines = parsed.value.who.split('\n').map((line) => line.trim())
  const all = [...new Set(lines.filter((line) => line !== ''))]
  if (all.length > mostLines)
    return {
      ok: false,
      problems: [{ field: 'who', code: 'events.nominees.problem.many', values: { most: mostLines } }],
    }
  return { ok: true, value: all }
}

export const NomineeForm = z.object({ nominee: z.uuid().catch('') })
