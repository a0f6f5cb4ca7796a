import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** A value that was not understood, with what it should have been: "a whole number from 1 to 9". */
export class Wrong {
  readonly expected: string
  constructor(expected: string) {
    this.expected = expected
  }
}

export type Kind<T> = (text: string) => T | Wrong

export const anything: Kind<string> = (text) => text

export const folder: Kind<string> = (text) => resolve(text)

export const port: Kind<number> = (text) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : new Wrong('a port number from 0 to 65535')

export const usedPort: Kind<number> = (text) =>
  text === '0' ? new Wrong('a port number from 1 to 65535') : port(text)

/** Ports that lie side by side, such as 40000-40199. */
export const portRange: Kind<readonly [number, number]> = (text) => {
  const [from = 0, to = 0] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).slice(1).map(Number)
  return from >= 1024 && to <= 65_535 && to - from >= 9
    ? [from, to]
    : new Wrong('at least ten ports side by side above 1023')
}

/** An address of a machine by number, never by name. */
export const ipAddress: Kind<string> = (text) => (isIP(text) ? text : new Wrong('an IP address'))

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Kind<T> =>
  (text) =>
    choices.find((choice) => choice === text) ??
    new Wrong(choices.length === 1 ? choices[0]! : `one of ${choices.join(', ')}`)

export const someOf =
  <const T extends string>(...choices: readonly T[]): Kind<ReadonlySet<T>> =>
  (text) => {
    const given = splitList(text)
    const known = choices.filter((choice) => given.includes(choice))
    const isWhole = given.length > 0 && given.every((name) => known.some((choice) => choice === name))
    return isWhole ? new Set(known) : new Wrong(`some of ${choices.join(', ')}, with commas between them`)
  }

/** An address with one of these schemes and a host. */
export const address =
  (...schemes: readonly string[]): Kind<string> =>
  (text) => {
    const isRight = URL.canParse(text) && schemes.some((scheme) => new URL(text).protocol === `${scheme}:`)
    return isRight
      ? text
      : new Wrong(`an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`)
  }

/** Where people reach the site: scheme, host and port, nothing behind them. */
export const publicAddress: Kind<string> = (text) => {
  if (!URL.canParse(text)) return new Wrong('an address such as https://meetings.example.org')
  const { origin, pathname, search, hash, username } = new URL(text)
  const isPlain = /^https?:/.test(origin) && pathname === '/' && !search && !hash && !username
  return isPlain
    ? origin
    : new Wrong('an http or https address without a path, such as https://meetings.example.org')
}

export const domain: Kind<string> = (text) =>
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i.test(text)
    ? text.toLowerCase()
    : new Wrong('a domain name such as example.org')

export const mailAddress: Kind<string> = (text) =>
  /^[^\s@<>]{1,64}@[^\s@<>]{3,253}$/.test(text)
    ? text
    : new Wrong('an e-mail address such as registration@example.org')

export const networks: Kind<readonly string[]> = (text) => {
  const given = splitList(text)
  const isRight = given.every(
    (entry) => isIP(entry.split('/')[0]!) !== 0 && /^[^/]+(\/\d{1,3})?$/.test(entry),
  )
  return isRight ? given : new Wrong('IP addresses or networks such as 10.0.0.0/8, with commas between them')
}

export const longSecret: Kind<string> = (text) =>
  text.length >= 32 ? text : new Wrong('at least 32 characters (openssl rand -base64 32 makes some)')

/** A certificate or key in PEM form, by value or as the path of a file. */
export const pem: Kind<string> = (text) => {
  const content = text.includes('-----BEGIN') ? text : existsSync(text) ? readFileSync(text, 'utf8') : ''
  return content.includes('-----BEGIN')
    ? content
    : new Wrong('text that begins with -----BEGIN, or the path of such a file')
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
