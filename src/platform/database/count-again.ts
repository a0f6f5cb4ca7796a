import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Lets the database count what it holds, so that it plans for a crowd and not for the cast. */
export const countAgain = (db: Database): Promise<unknown> => sql`analyze`.execute(db)
