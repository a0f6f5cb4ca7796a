import { networkInterfaces } from 'node:os'
import type { Logger } from 'pino'
import type { MediaLink } from '../../../../platform/processes/messages.ts'
import { probeCalls } from '../../preflight/probe.ts'
import { soundCalls } from '../../sound/child.ts'
import { offeredAddresses } from './addresses.ts'
import { Halls } from './halls.ts'
import { PortSlots } from './port-slots.ts'
import { openChildServer } from './server.ts'
import { stageCalls } from './stage-calls.ts'

export type MediaSettings = {
  readonly link: MediaLink
  readonly ports: readonly [number, number]
  /** The public address where the machine only knows an inner one. */
  readonly address: string | undefined
  readonly log: Logger
  /** Hears whether anybody is on a stage. */
  readonly whenBusy?: (isBusy: boolean) => void
}

/** All that runs in the media process. */
export async function openMedia({
  link,
  ports,
  address,
  log,
  whenBusy,
}: MediaSettings): Promise<{ close(): Promise<void> }> {
  const addresses = offeredAddresses(address, networkInterfaces())
  const settings = { slots: new PortSlots(ports, Math.max(2, addresses.length)), addresses }
  const halls = new Halls(settings, whenBusy)
  const server = await openChildServer(link)
  const sound = soundCalls(server, halls)
  stageCalls(server, halls, sound)
  probeCalls(server, settings)
  log.debug({ addresses, ports }, 'sound and picture are offered')
  return {
    close: async () => {
      sound.close()
      halls.close()
      await server.close()
    },
  }
}
