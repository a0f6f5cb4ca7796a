import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { pino } from 'pino'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import type { PersonId } from '../../src/values/ids.ts'
import { freePort, type RealProgram, startReal } from './real-program.ts'
import { Attendee } from './stage.ts'

const code = 'C-00015306'
const password = 'quiet harbour lantern 27'

/** The sitting of the demo that is always about to begin. */
export type Sitting = { readonly id: string; readonly event_id: string }

/** That sitting, in the program as `npm start` gives it, for browsers whose microphones beep and whose cameras show a clock. */
export type Rehearsal = {
  readonly program: RealProgram
  /** Somebody of the cast comes into its room. */
  comes(browser: Browser, name: string, refuses?: Parameters<typeof Attendee.comes>[4]): Promise<Attendee>
  close(): Promise<void>
}

/** `prepare` says who has which part in it, before anybody comes. */
export async function openRehearsal(
  prepare: (db: Database, sitting: Sitting) => Promise<void>,
): Promise<Rehearsal> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-rehearsal-'))
  const program = startReal({
    data: join(folder, 'data'),
    port: await freePort(),
    env: { PLENARY_DEMO: 'on' },
  })
  const close = async () => {
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await program.ready
    const sitting = await prepared(program, prepare)
    return {
      program,
      comes: (browser, name, refuses) =>
        Attendee.comes(browser, program.url, { name, password }, sitting.id, refuses),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function prepared(
  program: RealProgram,
  prepare: Parameters<typeof openRehearsal>[0],
): Promise<Sitting> {
  const log = pino({ level: 'silent' })
  const { db, close } = openDatabase({ connection: program.connection(), max: 2, log })
  const sitting = await db
    .selectFrom('event_session')
    .innerJoin('event', 'event.id', 'event_session.event_id')
    .select(['event_session.id', 'event_session.event_id'])
    .where('event.code', '=', code)
    .executeTakeFirstOrThrow()
  try {
    await prepare(db, sitting)
  } finally {
    await close()
  }
  return sitting
}

/** Gives somebody of the cast a part in a sitting. */
export async function giveRole(
  db: Database,
  { id, event_id }: Sitting,
  name: string,
  role: 'chair' | 'interpreter',
): Promise<void> {
  const person_id = await personOf(db, name)
  await db.insertInto('meeting_role').values({ sitting_id: id, event_id, person_id, role }).execute()
}

/** Who of the cast has this user name. */
export async function personOf(db: Database, userName: string): Promise<PersonId> {
  const { person_id } = await db
    .selectFrom('account')
    .innerJoin('account_identifier', 'account_identifier.account_id', 'account.id')
    .select('account.person_id')
    .where('account_identifier.key', '=', userName)
    .executeTakeFirstOrThrow()
  return person_id
}
