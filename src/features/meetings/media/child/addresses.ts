import { isIPv4 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/**
 * Under which addresses sound and picture are offered. The announced one stands for all of them; else the first of this machine of
 * each kind, and the machine itself for browsers that run on it. Each costs every person a port, so they are few.
 */
export function offeredAddresses(announced: string | undefined, interfaces: Interfaces): readonly string[] {
  if (announced) return [announced]
  const all = Object.values(interfaces).flatMap((those) => those ?? [])
  const outer = all.filter(({ internal, address }) => !internal && !/^(169\.254\.|fe80:)/i.test(address))
  const four = outer.find(({ address }) => isIPv4(address))
  const six = outer.find(({ address }) => !isIPv4(address))
  const self = all.find(({ internal, address }) => internal && isIPv4(address))
  return [four, six, self].flatMap((it) => (it ? [it.address] : []))
}
