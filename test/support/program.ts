import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openWeb, openWorker } from '../../src/app.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import type { Config } from '../../src/platform/config.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { castOf, loadSilently } from './cast.ts'
import { testHouse, type TestHouse } from './house.ts'
import { freePort } from './real-program.ts'

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
 * demo cast, mails kept in the outbox. Its clock is the real one, and can be moved on. A second factor is required, and
 * staff and focal points have theirs with them, unless a test wants to see them set one up.
 */
export async function startProgram(
  wishes: { profile?: 'itu' | 'northlight'; config?: Partial<Config>; haveFactors?: false } = {},
): Promise<Program> {
  // Links in mails name the address we listen on, so the port must be known before we do.
  const port = await freePort()
  const base = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'plenary-program-'))
  const clock = movingClock()
  const own = { host: '127.0.0.1', port, url: base, dataFolder: folder }
  const config = { ...own, ...wishes.config }
  const cast = await castOf(wishes.profile ?? 'itu')
  cpSync(cast.folder, folder, { recursive: true })
  const made = await testHouse({ ...wishes, demo: true, config, from: cast.database })
  const house: TestHouse = { ...made, clock }
  await loadSilently(house)
  if (wishes.haveFactors !== false) await haveFactors(house.db)
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

/** Whatever session of staff or of a focal point begins in this database counts as proven by two factors. */
async function haveFactors(db: Database): Promise<void> {
  await sql`
    create function have_factors() returns trigger language plpgsql as $$
    begin
      if exists (select from role_grant where account_id = new.account_id and ended_at is null)
        or exists (select from focal_point join account on account.person_id = focal_point.person_id
          where account.id = new.account_id and until is null)
      then new.assurance := 'two-factor'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger have_factors before insert on visit for each row execute function have_factors()`.execute(
    db,
  )
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
