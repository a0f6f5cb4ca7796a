import { z } from 'zod'
import { typed } from './typed.ts'
import { clean, lengthOf, lines, oneLine } from './clean.ts'

/** Text keys for what can be wrong. Those left out say it in general words. */
export type LineWords = { max?: number; missing?: string; tooLong?: string }

type Context = z.core.ParsePayload<unknown>

const unreadable = 'platform.forms.unreadable'

function wrong(context: Context, code: string, values?: Record<string, string | number>): typeof z.NEVER {
  context.issues.push({ code: 'custom', message: code, input: context.value, params: values && { values } })
  return z.NEVER
}

/** A field sent twice counts once; a field not sent is empty. */
const only = (raw: unknown): string => {
  const first: unknown = Array.isArray(raw) ? raw[0] : raw
  return typeof first === 'string' ? first : ''
}

/** Reads one cleaned text, or says in the context what is wrong with it. */
function read(raw: unknown, context: Context, shape: (cleaned: string) => string, words: LineWords): string {
  const { max = 200, tooLong = 'platform.forms.too-long' } = words
  const sent = only(raw)
  const cleaned = clean(sent, max * 10 + 1000)
  if (cleaned === undefined)
    return sent.length > max * 10 + 1000 ? wrong(context, tooLong, { max }) : wrong(context, unreadable)
  const shaped = shape(cleaned)
  return lengthOf(shaped) > max ? wrong(context, tooLong, { max }) : shaped
}

/** One line of text that must be there. */
export const line = (words: LineWords = {}) =>
  typed().transform((raw, context): string => {
    const said = read(raw, context, oneLine, words)
    return said === '' ? wrong(context, words.missing ?? 'platform.forms.missing') : said
  })

/** One line of text, or undefined when nothing was typed. */
export const optionalLine = (words: LineWords = {}) =>
  typed().transform((raw, context): string | undefined => read(raw, context, oneLine, words) || undefined)

/** Several lines. Without `missing` it may be left empty. */
export const paragraph = (words: LineWords = {}) =>
  typed().transform((raw, context): string => {
    const said = read(raw, context, lines, { max: 2000, ...words })
    return said === '' && words.missing ? wrong(context, words.missing) : said
  })

/** One of the options. */
export const choice = <const T extends string>(options: readonly T[], missing = 'platform.forms.choose') =>
  typed().transform((raw, context): T => {
    const chosen = options.find((option) => option === only(raw))
    return chosen ?? wrong(context, missing)
  })

/** One of the options, or undefined when none was chosen. */
export const optionalChoice = <const T extends string>(options: readonly T[]) =>
  typed().transform((raw, context): T | undefined => {
    const said = only(raw)
    if (said === '') return undefined
    return options.find((option) => option === said) ?? wrong(context, 'platform.forms.choose')
  })

/** Any number of the options; those that do not exist are left out. */
export const choices = <const T extends string>(options: readonly T[]) =>
  typed().transform((raw): T[] => {
    const said: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
    return options.filter((option) => said.includes(option))
  })

/** A box that may be ticked. */
export const tick = () => typed().transform((raw): boolean => only(raw) !== '')

/** A box that must be ticked; `code` says why. */
export const requiredTick = (code = 'platform.forms.tick') =>
  typed().transform((raw, context): true => (only(raw) === '' ? wrong(context, code) : true))

/** The code of a country of the profile. */
export const country = (
  words: { missing?: string; unknown?: string },
  profile: { readonly countries: readonly { readonly code: string }[] },
) =>
  typed().transform((raw, context): string => {
    const code = only(raw)
    if (code === '') return wrong(context, words.missing ?? 'platform.forms.choose')
    const known = profile.countries.some((country) => country.code === code)
    return known ? code : wrong(context, words.unknown ?? words.missing ?? 'platform.forms.choose')
  })
