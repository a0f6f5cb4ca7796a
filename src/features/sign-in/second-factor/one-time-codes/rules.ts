import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'

/** Seconds for which an app shows one code. */
export const stepSeconds = 30

/** Minutes for which a secret that was shown waits for its first code. */
export const beginningLasts = 60 * 60_000

export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds)

/**
 * Whether a code is taken: it is that of this half minute, of the one before or of the one after, and neither it nor a
 * later one was taken before. `step` is the half minute it belongs to, undefined where it is none of these.
 */
export const decideCode = (
  step: number | undefined,
  lastStep: number | null,
): { readonly step: number } | Refusal =>
  step === undefined || (lastStep !== null && step <= lastStep) ? refuse('sign-in.code-wrong') : { step }

/** A code as somebody typed it: six digits in whatever script, spaces between them do not matter. */
export function readCode(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/\p{Nd}/gu, valueOf)
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** Decimal digits stand in tens, from zero on, in every script. */
function valueOf(digit: string): string {
  const point = digit.codePointAt(0) as number
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++
  return String(value)
}

/** A secret as somebody copies it by hand: groups of four. */
export const inGroups = (secret: string): readonly string[] => secret.match(/.{1,4}/g) ?? []
