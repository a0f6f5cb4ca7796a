/** The purpose of the link with which an owner locks their account. */
export const lock = 'account.lock'
/** How long it works: over a weekend, and over a week of leave. */
export const lockWorksFor = 7 * 24 * 3_600_000

/**
 * A network as its owner may recognise it, and as nobody is found by it: the last part of the address is not kept. IPv4
 * comes as its first three numbers, IPv6 as fourteen hexadecimal digits.
 */
export function shownNetwork(network: string): string {
  if (!/^[0-9a-f]{14}$/i.test(network)) return `${network}.•••`
  const groups = (network.match(/.{1,4}/g) ?? []).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 3).join(':')}:•••`
}
