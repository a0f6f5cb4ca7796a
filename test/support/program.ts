import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWeb, openWorker } from '../../src/app.ts'
import { loadDemo } from '../../src/demo.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import type { Config } from '../../src/platform/config.ts'
import { testHouse, type TestHouse } from './house.ts'

export type Program = {
  /** Where it listens, such as `http://localhost:40123`. */
  readonly base: string
  readonly house: TestHouse
  /** Lets time pass for the whole program. */
  move(ms: number): void
  close(): Promise<void>
}

/**
 * The whole program in this process, as `npm start` runs it for a demo: web and worker, a database of its own with the
 * demo cast, mails kept in the outbox, a second factor asked of nobody. Its clock is the real one, and can be moved on.
 */
export async function startProgram(
  wishes: { profile?: 'itu' | 'northlight'; config?: Partial<Config> } = {},
): Promise<Program> {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'plenary-program-'))
  const clock = movingClock()
  const own = { host: '127.0.0.1', port, url: base, dataFolder: folder }
  const config = { ...own, secondFactor: undefined, ...wishes.config }
  const house: TestHouse = { ...(await testHouse({ ...wishes, demo: true, config })), clock }
  await loadDemo(house, { isEmbedded: true, progress: silent })
  const [web, worker] = [await openWeb(house), await openWorker(house)]
  return {
    base,
    house,
    move: (ms) => clock.move(ms),
    close: async () => {
      await Promise.all([web.close(), worker.close()])
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const silent: Parameters<typeof loadDemo>[1]['progress'] = {
  say: () => {},
  step: (_name, work) => work(() => {}),
}

/** Links in mails name the address we listen on, so the port must be known before we do. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** The real time, and what was moved on since. */
function movingClock(): FixedClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    move: (milliseconds) => {
      ahead += milliseconds
    },
  }
}
