import pg from 'pg'
import { type Connection, clientOptions } from './pool.ts'
import type { Logger } from '../logging.ts'

/** Hears what other processes say on a channel of the database. `heard` is also called after words may have been missed. */
export type Listen = (
  channel: string,
  heard: (payload: string) => void,
) => Promise<{ close(): Promise<void> }>

const pause = 1000

/**
 * Hears what other processes say through the database, on a connection of its own. When that is lost it is made anew, and
 * every listener is called once, since something may have been said meanwhile.
 */
export const listenThrough =
  (connection: Connection, log: Logger): Listen =>
  async (channel, heard) => {
    let client: pg.Client | undefined
    let isClosed = false
    let timer: NodeJS.Timeout | undefined

    async function connect(): Promise<void> {
      const fresh = new pg.Client({
        ...clientOptions(connection),
        application_name: 'plenary listening',
        keepAlive: true,
      })
      fresh.on('error', () => {})
      fresh.on('end', later)
      fresh.on('notification', (notification) => heard(notification.payload ?? ''))
      await fresh.connect()
      client = fresh
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    }

    function later(): void {
      client = undefined
      if (isClosed || timer) return
      timer = setTimeout(() => {
        timer = undefined
        connect().then(() => heard(''), later)
      }, pause)
      timer.unref()
    }

    await connect().catch((error: Error) => {
      log.warn({ reason: error.message }, 'not listening to the database yet')
      later()
    })
    return {
      close: async () => {
        isClosed = true
        clearTimeout(timer)
        await client?.end()
      },
    }
  }
