import { z } from 'zod'
import { typed } from './typed.ts'
import { clean } from './clean.ts'

export type EmailWords = { missing?: string; wrong?: string; tooLong?: string }

const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const label = /^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u

/** Shaped like an address that can receive mail. Nobody is asked whether it exists. */
function isEmailAddress(address: string): boolean {
  const at = address.lastIndexOf('@')
  const labels = address.slice(at + 1).split('.')
  return (
    at > 0 &&
    at <= 64 &&
    address.length <= 254 &&
    local.test(address.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((one) => label.test(one)) &&
    !/^\d+$/.test(labels.at(-1) as string)
  )
}

/** An e-mail address. The domain becomes lower case; what stands before the @ stays as it was typed. */
export const emailAddress = (words: EmailWords = {}) =>
  typed().transform((raw, context): string => {
    const first: unknown = Array.isArray(raw) ? raw[0] : raw
    const refuse = (message: string) => {
      context.issues.push({ code: 'custom', message, input: raw })
      return z.NEVER
    }
    const wrong = words.wrong ?? 'platform.forms.email'
    if (typeof first !== 'string' || first.trim() === '')
      return refuse(words.missing ?? 'platform.forms.missing')
    if (first.length > 500) return refuse(words.tooLong ?? wrong)
    const address = clean(first, 500)?.replace(/^mailto:/i, '')
    if (address === undefined || !isEmailAddress(address)) return refuse(wrong)
    const at = address.lastIndexOf('@')
    return address.slice(0, at) + address.slice(at).toLowerCase()
  })
