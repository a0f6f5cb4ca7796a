import { fileURLToPath } from 'node:url'
import { askMedia } from '../../src/features/meetings/media/ask.ts'
import { keepAlive } from '../../src/platform/processes/keep-alive.ts'
import { openPlace } from '../../src/platform/processes/private-place.ts'
import type { MediaLink } from '../../src/platform/processes/messages.ts'

export type KeptMedia = {
  readonly link: MediaLink
  /** The process that answers now. */
  pid(): Promise<number | undefined>
  /** What was said about deaths. */
  readonly deaths: string[]
  stop(): Promise<void>
}

/** The media process, kept alive as `npm start` keeps it. */
export async function startMedia(): Promise<KeptMedia> {
  const place = openPlace('media')
  const link = { socket: place.socket, secret: place.secret }
  const deaths: string[] = []
  const script = fileURLToPath(import.meta.resolve('../../src/media-child.ts'))
  const opening = async () => ({ demo: true, connection: { url: 'postgres://nowhere' }, media: link })
  const kept = keepAlive({ name: 'media', script, given: ['media'], isAwaited: true }, opening, (words) =>
    deaths.push(words),
  )
  await kept.ready
  return {
    link,
    deaths,
    pid: async () => {
      const { body } = await askMedia(link, { room: '' }, 'GET health')
      return (body as { pid: number } | undefined)?.pid
    },
    stop: async () => {
      await kept.stop()
      place.close()
    },
  }
}
