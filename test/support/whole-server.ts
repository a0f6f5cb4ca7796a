import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { buildServer } from '../../src/app.ts'
import { jobsOf } from '../../src/jobs.ts'
import { lettersOf } from '../../src/letter-writers.ts'
import { lifetimeOf } from '../../src/lifetime-of.ts'
import type { Config } from '../../src/platform/config.ts'
import type { Server } from '../../src/platform/http/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { openJobs, prepareJobs } from '../../src/platform/jobs/index.ts'
import { beginVisit } from '../../src/platform/sessions/visit-in-hand.ts'
import type { House } from '../../src/platform/house.ts'
import type { Assurance } from '../../src/values/actor.ts'
import type { AccountId } from '../../src/values/ids.ts'
import { loadSilently } from './cast.ts'
import { testHouse, type TestHouse } from './house.ts'
import { runOutbox } from './mail.ts'
import { Browser } from './server.ts'

export type WholeServer = {
  readonly house: TestHouse
  readonly server: Server
  /** Somebody's browser, with a session that began now. */
  as(accountId: AccountId, assurance?: Assurance, headers?: Record<string, string>): Promise<Browser>
  /** Does what jobs are due and writes the mails that are due, until nothing is left. */
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * The server as `app.ts` builds it, with every room, in this process and for injected requests. With `cast`, the people
 * of the demo live in it; nothing else is different from a real installation.
 */
export async function openWholeServer(
  wishes: {
    cast?: boolean
    now?: Date
    config?: Partial<Config>
    log?: House['log']
    profile?: 'itu' | 'northlight'
  } = {},
): Promise<WholeServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-whole-'))
  const { cast, log, config, ...rest } = wishes
  const made = await testHouse({ ...rest, config: { dataFolder: folder, ...config } })
  const house = log ? { ...made, log } : made
  await prepareJobs(house.connection)
  if (cast) await loadSilently({ ...house, config: { ...house.config, demo: 'on' } })
  const server = await buildServer(house)
  return {
    house,
    server,
    as: (accountId, assurance = 'two-factor', headers = {}) =>
      browserOf(house, server, accountId, assurance, headers),
    settle: () => settle(house),
    close: async () => {
      await server.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function browserOf(
  house: TestHouse,
  server: Server,
  accountId: AccountId,
  assurance: Assurance,
  headers: Record<string, string>,
): Promise<Browser> {
  const browser = new Browser(server, headers)
  const token = () => house.secrets.random(32)
  const lifetime = await lifetimeOf(house.db, accountId)
  const about = { token, device: 'Tests', accountId, assurance, lifetime }
  const begun = await beginVisit(house.db, newId(), {}, house.clock.now(), about)
  browser.cookies.set(server.opened.cookie, begun.token)
  return browser
}

async function settle(house: TestHouse): Promise<void> {
  const jobs = await openJobs(house, jobsOf(house))
  try {
    for (let look = 0; look < 400 && (await waiting(house)) > 0; look++) await pause(15)
  } finally {
    await jobs.stop()
  }
  await runOutbox(house, lettersOf(house))
}

/** Jobs that are due and were not given up. */
async function waiting({ db }: TestHouse): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from graphile_worker.jobs where run_at <= now() and attempts < 1`.execute(db)
  return Number(rows[0]?.n)
}
