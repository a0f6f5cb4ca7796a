import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedServer, startEmbedded, type Wishes } from './postgres/index.ts'

export type KeptDatabase = {
  connection(): EmbeddedServer['connection']
  readonly note: string | undefined
  stop(): Promise<void>
}

/** Runs the embedded server and starts it again should it die; pools find it again by themselves. */
export async function keepDatabase(
  wishes: Wishes,
  told: { died(words: string): void; /** The socket is elsewhere now. */ moved(): void },
): Promise<KeptDatabase> {
  let server = await startEmbedded(wishes)
  let isStopping = false
  let starting: Promise<void> = Promise.resolve()

  const again = async () => {
    for (let wait = 200; !isStopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        const before = server.connection.host
        server = await startEmbedded(wishes)
        watch()
        if (server.connection.host !== before) told.moved()
        return
      } catch (error) {
        told.died(`The database cannot be started again yet: ${(error as Error).message}`)
        await pause(wait)
      }
    }
  }
  const watch = () =>
    void server.ended.then(() => {
      if (isStopping) return
      told.died('The database ended by itself and is started again.')
      starting = again()
    })

  watch()
  return {
    connection: () => server.connection,
    note: server.note,
    async stop() {
      isStopping = true
      await starting
      await server.stop()
    },
  }
}
