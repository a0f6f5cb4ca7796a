import type { z } from 'zod'
import type { Parsed, Problem, Typed } from '../../values/problem.ts'

const textKey = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/

/**
 * Understands a form, or names every field that is wrong, each once and in the form's order. The message of a zod
 * issue is the key of a text; its `params.values` fill the text in.
 */
export function parseForm<S extends z.ZodType>(schema: S, typed: Typed): Parsed<z.output<S>> {
  const outcome = schema.safeParse(typed)
  if (outcome.success) return { ok: true, value: outcome.data }
  const problems = new Map<string, Problem>()
  for (const issue of outcome.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!problems.has(field)) problems.set(field, problemOf(field, issue))
  }
  return { ok: false, problems: [...problems.values()] }
}

function problemOf(field: string, issue: z.core.$ZodIssue): Problem {
  const code = textKey.test(issue.message) ? issue.message : 'platform.forms.unreadable'
  const params = 'params' in issue ? (issue.params as { values?: Problem['values'] } | undefined) : undefined
  return params?.values ? { field, code, values: params.values } : { field, code }
}
