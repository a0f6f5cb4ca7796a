import { z } from 'zod'
import { choice, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { habits, type Setting } from './types.ts'

const hours = Array.from({ length: 24 }, (_, hour) => String(hour))

/** How somebody wants to be told, as the form says it. */
export const parseSetting = (typed: Typed): Parsed<Setting> =>
  parseForm(
    z
      .object({ habit: choice(habits), hour: choice(hours) })
      .transform(({ habit, hour }): Setting => ({ habit, hour: Number(hour) })),
    typed,
  )
