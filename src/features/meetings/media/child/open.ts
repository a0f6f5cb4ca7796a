import type { Logger } from 'pino'
import type { MediaLink } from '../../../../platform/processes/messages.ts'
import { openChildServer } from './server.ts'

export type MediaSettings = {
  readonly link: MediaLink
  readonly ports: readonly [number, number]
  /** The public address where the machine only knows an inner one. */
  readonly address: string | undefined
  readonly log: Logger
}

/** All that runs in the media process. */
export async function openMedia({ link }: MediaSettings): Promise<{ close(): Promise<void> }> {
  const server = await openChildServer(link)
  return { close: () => server.close() }
}
