import { z } from 'zod'
import {
  choice,
  emailAddress,
  line,
  optionalLine,
  paragraph,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { Offer } from '../types.ts'
import { asksWhy } from './rules.ts'
import type { Filled } from './types.ts'

const reason = paragraph({
  max: 1000,
  missing: 'administration.reason.missing',
  tooLong: 'administration.reason.too-long',
})

const nameLine = { max: 120, tooLong: 'administration.do.name.too-long' }

/** Where nobody asks why, nothing is taken. */
const noReason = z
  .unknown()
  .optional()
  .transform((): string | undefined => undefined)

/** What an act asks for, understood. */
export function parseAct(offer: Offer, typed: Typed): Parsed<Filled> {
  const why: { reason: z.ZodType<string | undefined> } = { reason: asksWhy(offer) ? reason : noReason }
  if (offer.act === 'block')
    return parseForm(
      z.object({ why: choice(['staff', 'breach'], 'administration.do.block.why.missing'), ...why }),
      typed,
    )
  if (offer.act === 'contact-change')
    return parseForm(
      z.object({
        address: emailAddress({
          missing: 'administration.do.contact-change.address.missing',
          wrong: 'platform.forms.email',
        }),
        ...why,
      }),
      typed,
    )
  if (offer.act === 'name') return parseName(typed)
  return parseForm(z.object(why), typed)
}

function parseName(typed: Typed): Parsed<Filled> {
  const parsed = parseForm(
    z.object({
      name: line({ ...nameLine, missing: 'administration.do.name.missing' }),
      'badge-name': optionalLine(nameLine),
      'other-script-name': optionalLine(nameLine),
    }),
    typed,
  )
  if (!parsed.ok) return parsed
  const { name, 'badge-name': badgeName, 'other-script-name': otherScriptName } = parsed.value
  return { ok: true, value: { name, badgeName, otherScriptName } }
}

/** The form that makes two accounts one: which goes on, and why. */
export const parseMerger = (typed: Typed, accounts: readonly [string, string]): Parsed<Filled> =>
  parseForm(
    z.object({ survivor: choice(accounts, 'administration.do.merger.survivor.missing'), reason }),
    typed,
  )
