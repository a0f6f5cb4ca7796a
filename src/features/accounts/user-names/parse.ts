import { z } from 'zod'
import { line, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { isUserName, longestUserName, shortestUserName } from './rules.ts'

const Form = z.object({ 'user-name': line({ max: 60, missing: 'accounts.problem.user-name-missing' }) })

/** A wanted user name; capitals are taken as small letters, as they are at sign-in. */
export function parseUserName(typed: Typed): Parsed<string> {
  const parsed = parseForm(Form, typed)
  if (!parsed.ok) return parsed
  const name = parsed.value['user-name'].replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  if (isUserName(name)) return { ok: true, value: name }
  const values = { min: shortestUserName, max: longestUserName }
  return { ok: false, problems: [{ field: 'user-name', code: 'accounts.problem.user-name', values }] }
}
