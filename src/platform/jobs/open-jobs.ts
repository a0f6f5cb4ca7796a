import {
  Logger,
  type LogLevel,
  parseCronItems,
  run,
  runMigrations,
  type Runner,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import { type Connection, clientOptions } from '../database/pool.ts'
import type { House } from '../house.ts'
import type { Job } from './job.ts'

export type Jobs = { stop(): Promise<void> }

/** Makes or renews the tables of the job queue. Quick when there is nothing to do. */
export async function prepareJobs(connection: Connection): Promise<void> {
  const pool = openPool(connection, 1)
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
  } finally {
    await pool.end()
  }
}

/** Without listeners a restart of the database would end this process. */
function openPool(connection: Connection, max: number): pg.Pool {
  const pool = new pg.Pool({ ...clientOptions(connection), max, application_name: 'plenary jobs' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Runs jobs, two at a time, and starts those whose hour has come. A job that fails is tried again, later each time. */
export async function openJobs(house: House, jobs: readonly Job[]): Promise<Jobs> {
  const pool = openPool(house.connection, 4)
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(house, jobs),
    parsedCronItems: cronOf(jobs),
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: loggerOf(house),
  })
  watch(house, runner)
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

function tasksOf(house: House, jobs: readonly Job[]): TaskList {
  return Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(house, payload)]))
}

const cronOf = (jobs: readonly Job[]) =>
  parseCronItems(
    jobs.flatMap(({ name, every }) =>
      every ? [{ task: name, match: every, identifier: name, options: { backfillPeriod: 0 } }] : [],
    ),
  )

const levels: Readonly<Record<LogLevel, 'error' | 'warn' | 'debug'>> = {
  error: 'error',
  warning: 'warn',
  info: 'debug',
  debug: 'debug',
}

/** Its own words at our levels; a job's payload may name people, so nothing but the job's name is kept of it. */
const loggerOf = ({ log }: House): Logger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'debug') return
    const { job, error } = (meta ?? {}) as {
      job?: { task_identifier?: string; attempts?: number }
      error?: unknown
    }
    log[levels[level]]({ job: job?.task_identifier, tries: job?.attempts, error }, message)
  })

function watch({ log }: House, runner: Runner): void {
  runner.promise.catch((error: unknown) => log.error({ error }, 'the job queue has stopped'))
}
