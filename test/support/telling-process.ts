import { pino } from 'pino'
import { tellBatch } from '../../src/features/registrations/group-messages/actions/tell-batch.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { type Connection, openDatabase } from '../../src/platform/database/database.ts'

// A process that does nothing but tell the readers of one message, so that a test can kill it.
const { connection, id } = JSON.parse(process.argv[2] ?? '{}') as { connection: Connection; id: string }
const { db } = openDatabase({ connection, max: 2, log: pino({ level: 'silent' }) })
while (await tellBatch({ db, clock: systemClock }, id, 3));
process.exit(0)
