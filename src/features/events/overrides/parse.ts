import { z } from 'zod'
import { optionalChoice, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { regimes } from '../../participation/index.ts'
import { stampOf } from './rules.ts'
import type { Overrides, Wish } from './types.ts'

/** Every category that can be overridden, then all that are not named. */
export const overridable = ({ categories }: Pick<Profile, 'categories'>): readonly string[] => [
  ...categories.map(({ id }) => id),
  '*',
]

/** The name of a category's field. */
export const fieldFor = (category: string): string => `regime-${category === '*' ? 'all' : category}`

/** What is wanted, with the reason that the log keeps. */
export function parseOverrides(typed: Typed, profile: Profile): Parsed<Wish> {
  const all = overridable(profile)
  const parsed = parseForm(
    z.object({
      ...Object.fromEntries(all.map((one) => [fieldFor(one), optionalChoice(regimes)])),
      reason: paragraph({ max: 1000, missing: 'events.overrides.problem.reason' }).refine(
        (said) => [...said].length >= 3,
        'events.overrides.problem.reason',
      ),
    }),
    typed,
  )
  if (!parsed.ok) return parsed
  const said = parsed.value as Record<string, string | undefined>
  const wanted = Object.fromEntries(
    all.flatMap((category) => {
      const regime = said[fieldFor(category)]
      return regime ? [[category, regime] as const] : []
    }),
  )
  const seen = typed['seen']
  return {
    ok: true,
    value: { wanted, reason: said['reason'] ?? '', seen: typeof seen === 'string' ? seen : '' },
  }
}

/** The form as it stands. */
export const typedOf = (overrides: Overrides): Typed => ({
  ...Object.fromEntries(Object.entries(overrides).map(([category, regime]) => [fieldFor(category), regime])),
  seen: stampOf(overrides),
})

/** Which changes are wanted, from where on. */
export const ChangesQuery = z.object({
  event: z.string().max(20).optional().catch(undefined),
  group: z.string().max(61).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})
