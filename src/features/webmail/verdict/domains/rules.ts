import { editsBetween, skeletonOf } from '../confusable/rules.ts'

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Whether a host is this domain or under it. */
export const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`)

/** What people read of a domain: its name before the ending, such as `example` of `mail.example.org`. */
const nameOf = (domain: string): string => domain.split('.').slice(-2)[0] ?? ''

const shortest = 5

/**
 * The domain that another one is made to be taken for: the same to the eye, one letter away, or with a word more around it
 * (`example-verify.com` for `example.org`).
 */
export function lookAlikeOf(domain: string, shown: string, known: readonly string[]): string | undefined {
  if (known.some((one) => isWithin(domain, one))) return undefined
  const name = nameOf(shown)
  return known.find((one) => {
    const own = nameOf(one)
    if (own.length < 2) return false
    if (skeletonOf(shown) === skeletonOf(one)) return true
    if (name !== own && skeletonOf(name) === skeletonOf(own)) return true
    if (name.split('-').length > 1 && name.split('-').includes(own)) return true
    return own.length >= shortest && name !== own && editsBetween(name, own) === 1
  })
}

/** Whether one word of a domain has letters of several alphabets, as no honest name has. */
export const hasMixedLetters = (shown: string): boolean =>
  shown
    .split('.')
    .some(
      (word) =>
        [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) =>
          script.test(word),
        ).length > 1,
    )

/** The domain that a link shows to whoever reads it, if it shows one. */
export const domainShown = (text: string): string | undefined =>
  /(?:^|[\s("'@/])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24})(?=$|[\s)"'/:?,.])/u
    .exec(text.toLowerCase())?.[1]
    ?.replace(/^www\./, '')

export const isNumber = (host: string): boolean => /^(?:\d{1,3}\.){3}\d{1,3}$|^\[/.test(host)
