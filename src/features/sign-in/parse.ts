import { z } from 'zod'
import { line, optionalChoice, parseForm } from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import { recoveryKinds } from './recovery/rules.ts'
import type { AskedRecovery } from './recovery/rules.ts'
import { longestPassword } from './rules.ts'

const one = (value: unknown): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** A password exactly as it was sent: nothing is trimmed or composed. */
const password = (missing: string) =>
  z
    .unknown()
    .optional()
    .transform((raw, context): string => {
      const sent = one(raw)
      if (sent !== '' && sent.length <= longestPassword * 8) return sent
      const message = sent === '' ? missing : 'sign-in.password-long'
      context.issues.push({
        code: 'custom',
        message,
        input: '',
        params: { values: { max: longestPassword } },
      })
      return z.NEVER
    })

// Made once: to put a shape together takes longer than to look at a form.
const signIn = z.object({
  name: line({ max: 254, missing: 'sign-in.problem.name' }),
  password: password('sign-in.problem.password'),
})

export const parseSignIn = (typed: Typed): Parsed<{ name: string; password: string }> =>
  parseForm(signIn, typed)

export const parseNewPassword = (typed: Typed): Parsed<{ password: string }> =>
  parseForm(z.object({ password: password('sign-in.problem.new-password') }), typed)

export const parseChange = (typed: Typed): Parsed<{ current: string; password: string }> => {
  const parsed = parseForm(
    z.object({
      'current-password': password('sign-in.problem.password'),
      password: password('sign-in.problem.new-password'),
    }),
    typed,
  )
  if (!parsed.ok) return parsed
  return { ok: true, value: { current: parsed.value['current-password'], password: parsed.value.password } }
}

/** A name and, if somebody says so, what kind of name it is. */
export const parseRecovery = (typed: Typed): Parsed<AskedRecovery> =>
  parseForm(
    z.object({
      name: line({ max: 254, missing: 'sign-in.problem.recovery-name' }),
      kind: optionalChoice(recoveryKinds),
    }),
    typed,
  )
