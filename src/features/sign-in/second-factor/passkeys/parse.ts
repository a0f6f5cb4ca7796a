import { z } from 'zod'
import { line, parseForm } from '../../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../../values/problem.ts'
import type { CreatedCredential, UsedCredential } from './types.ts'

const bytes = z
  .string()
  .regex(/^[\w-]*$/)
  .max(16_384)

const common = {
  id: bytes.min(1).max(1400),
  rawId: bytes.min(1).max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}

const created = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
})

const used = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish().transform((handle) => handle ?? undefined),
  }),
})

export const readCreated = (typed: Typed): CreatedCredential | undefined => read(created, typed)
export const readUsed = (typed: Typed): UsedCredential | undefined => read(used, typed)

/** Programs fill this field, people never see it: what is not understood is no answer at all. */
function read<T>(shape: z.ZodType<T>, { credential }: Typed): T | undefined {
  if (typeof credential !== 'string' || credential === '') return undefined
  try {
    return shape.safeParse(JSON.parse(credential)).data
  } catch {
    return undefined
  }
}

/** What somebody calls a passkey. */
export const parsePasskeyName = (typed: Typed): Parsed<{ name: string }> =>
  parseForm(z.object({ name: line({ max: 60, missing: 'sign-in.problem.passkey-name' }) }), typed)
