import { z } from 'zod'
import { paragraph, parseForm } from '../../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../../values/problem.ts'
import { numberShape } from '../number.ts'
import { mostAtOnce } from './rules.ts'
import { bulkActs, type BulkAct } from './types.ts'

const only = (value: Typed[string]): string | undefined => (typeof value === 'string' ? value : value?.[0])

/** What somebody wants to do with those they picked. */
export type Picked = {
  readonly act: BulkAct
  readonly numbers: readonly string[]
  /** Everybody whom this filter means, instead of the numbers. */
  readonly all: string | undefined
}

/** An act that nobody knows is no act: nothing is picked for it. */
export function pickedOf(typed: Typed): Picked {
  const act = bulkActs.find((one) => one === only(typed['act']))
  const together = only(typed['picks'])
  const listed = together === undefined ? [] : together.split(' ')
  const numbers = [typed['pick'] ?? [], listed].flat().filter((one) => numberShape.test(one))
  const all = only(typed['pick-all'])
  return {
    act: act ?? 'approve',
    numbers: act ? [...new Set(numbers)].slice(0, mostAtOnce) : [],
    all: act && all !== undefined && all.length < 1000 ? all : undefined,
  }
}

/** The picked rows as an address, so that the review survives a reload and a change of language. */
export function queryOfPicked({ act, numbers, all }: Picked): string {
  const parts = new URLSearchParams([['act', act]])
  if (all !== undefined) parts.set('pick-all', all)
  else for (const one of numbers) parts.append('pick', one)
  return `?${parts}`
}

/** A reason is for the person to read, so it must be there and be readable. */
export const parseReason = (typed: Typed): Parsed<{ reason: string }> =>
  parseForm(
    z.object({
      reason: paragraph({
        max: 1000,
        missing: 'registrations.desk.reason.missing',
        tooLong: 'registrations.reject.reason.too-long',
      }),
    }),
    typed,
  )

export const BulkPath = z.object({ id: z.uuid().catch('') })
