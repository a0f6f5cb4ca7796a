import { within } from './believed.ts'
import type { Counted } from '../rate-limits/index.ts'
import type { Opened, Request } from './types.ts'

/** Where a request comes from, as a person would recognise it. */
export const originOf = (request: Request): { ip: string; device: string } => ({
  ip: plainIp(addressOf(request)),
  device: deviceOf(request.headers['user-agent']),
})

const browsers: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** "Firefox, Linux": enough to recognise one's own device, too little to tell people apart. */
export function deviceOf(userAgent = ''): string {
  const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [named(browsers), named(systems)].filter((one) => one !== undefined).join(', ')
}

/** A browser that has gone away meanwhile has no address any more. */
function addressOf(request: Request): string {
  const ip: string | undefined = request.ip
  return ip ?? ''
}

/** Who is counted: an account, whoever's pages it looks at, or else the network a stranger comes from. */
export function countedAs(request: Request): Counted {
  const { actor, viewing } = request.asked
  const who = viewing?.viewer ?? actor
  return who.kind === 'person'
    ? { who: `account ${who.accountId}` }
    : strangerAt(addressOf(request), request.server.opened)
}

/** How a stranger at an address is counted. */
export const strangerAt = (ip: string, { isVenue }: Pick<Opened, 'isVenue'>): Counted => ({
  who: `network ${networkOf(ip)}`,
  isVenue: isVenue(plainIp(ip)),
})

/**
 * The network a request comes from: never a single address, so that nobody is followed by it. Undefined where hundreds of
 * people share one, who are not to answer for each other.
 */
export function networkOfRequest(request: Request): string | undefined {
  const ip = addressOf(request)
  return request.server.opened.isVenue(plainIp(ip)) ? undefined : networkOf(ip)
}

/** The same for a door that is no web site. */
export function networkOfAddress(ip: string, venueNetworks: readonly string[]): string | undefined {
  return within(venueNetworks)(plainIp(ip)) ? undefined : networkOf(ip)
}

/** The device a request comes from, as its owner would recognise it, "Firefox, Linux", and the network it is in. */
export function deviceOfRequest(request: Request): { readonly name: string; readonly network: string } {
  const { ip, device } = originOf(request)
  return { name: device, network: networkOf(ip) }
}

/** An IPv4 address that came in over IPv6 is itself again. */
const plainIp = (ip: string): string => (ip.startsWith('::ffff:') && ip.includes('.') ? ip.slice(7) : ip)

/** The network an address belongs to: /24, or /56 for IPv6, so that changing the last digits starts no new count. */
export function networkOf(ip: string): string {
  const plain = plainIp(ip)
  if (!plain.includes(':')) return plain.split('.').slice(0, 3).join('.')
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const whole = plain.includes('::')
    ? [...groups, ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'), ...after]
    : groups
  const bits = whole.slice(0, 4).map((group) => group.padStart(4, '0'))
  return bits.join('').slice(0, 14)
}
