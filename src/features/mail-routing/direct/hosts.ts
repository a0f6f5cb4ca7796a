import { Resolver } from 'node:dns/promises'

/** Asks the DNS; tests hand in another one. */
export type DnsAnswers = {
  resolveMx(domain: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>
  resolve4(host: string): Promise<readonly string[]>
  resolve6(host: string): Promise<readonly string[]>
}

export const dnsOfThisMachine = (): DnsAnswers => new Resolver({ timeout: 5000, tries: 2 })

/** What cannot be delivered, said as a mail server would say it. */
export const noDelivery = (responseCode: number, response: string): Error =>
  Object.assign(new Error(response), { code: 'EENVELOPE', responseCode, response })

const isNothing = (error: unknown): boolean =>
  ['ENODATA', 'ENOTFOUND'].includes(String((error as { code?: string }).code))

async function orNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await asked
  } catch (error) {
    if (isNothing(error)) return []
    throw Object.assign(new Error('the DNS does not answer'), { code: 'EDNS' })
  }
}

/**
 * The mail servers of a domain, the one that is preferred first; those of one rank in any order, so that they share the work. A domain
 * that names none is its own (RFC 5321 5.1); one that names the empty one takes no mail at all (RFC 7505).
 */
export async function hostsOf(dns: DnsAnswers, domain: string, chance = Math.random): Promise<string[]> {
  const named = await orNone(dns.resolveMx(domain))
  if (named.some(({ exchange }) => exchange === '' || exchange === '.'))
    throw noDelivery(556, '556 5.1.10 The domain takes no mail')
  if (named.length === 0) return [domain]
  return named
    .map(({ exchange, priority }) => ({ exchange, rank: priority + chance() / 2 }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ exchange }) => exchange.replace(/\.$/, ''))
    .slice(0, 5)
}

/** The addresses of a server that may be spoken to, the newer kind last: many networks do not carry it. */
export async function addressesOf(
  dns: DnsAnswers,
  host: string,
  mayConnect: (address: string) => boolean,
): Promise<string[]> {
  const [four, six] = await Promise.all([orNone(dns.resolve4(host)), orNone(dns.resolve6(host))])
  return [...four, ...six].filter(mayConnect).slice(0, 4)
}
