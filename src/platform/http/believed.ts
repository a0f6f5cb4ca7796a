import { BlockList, isIP } from 'node:net'
import type { Config } from '../config.ts'

/** Whether the word of whoever speaks from this address about a visitor's address is believed. */
export type Believed = (address: string) => boolean

/**
 * Whose word is believed: the proxies the operator named, else one on this machine where somebody must speak https for
 * us. Anybody else could name an address, and be counted as somebody else.
 */
export function believedProxies({ trustedProxies, url, tlsCert }: BelievedConfig): Believed | undefined {
  if (trustedProxies.length > 0) return within(trustedProxies)
  return url.startsWith('https:') && !tlsCert ? within(['127.0.0.0/8', '::1']) : undefined
}

type BelievedConfig = Pick<Config, 'trustedProxies' | 'url' | 'tlsCert'>

/** Whether an address lies in one of the networks. */
export function within(networks: readonly string[]): Believed {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** The address a request came from: as far back as those who passed it on are believed. */
export function addressBehind(
  socketAddress: string,
  forwardedFor: string | undefined,
  believed: Believed | undefined,
): string {
  if (!believed || !forwardedFor) return socketAddress
  const named = forwardedFor
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  let address = socketAddress
  while (believed(address)) {
    const before = named.pop()
    if (before === undefined) break
    address = before
  }
  return address
}
