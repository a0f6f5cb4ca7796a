import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { greet } from './greeting.ts'
import type { Config } from './platform/config.ts'
import { type KeptDatabase, keepDatabase } from './platform/database/keep-database.ts'
import { isLock, type Lock, takeLockSoon } from './platform/instance/lock.ts'
import { keepAlive, type Kept, type Role } from './platform/processes/keep-alive.ts'
import type { Opening } from './platform/processes/messages.ts'
import { openPlace, type PrivatePlace } from './platform/processes/private-place.ts'
import { runTask, type Task } from './platform/processes/task.ts'
import type { Progress } from './platform/progress/terminal.ts'
import type { Prepared } from './demo.ts'

/** All that one start has running, so that it can be stopped in order at any moment. */
export type Running = {
  lock?: Lock
  database?: Promise<KeptDatabase>
  task?: Task<Prepared>
  media?: PrivatePlace
  children: Kept[]
}

/** Starts everything this installation is set to run. What is running already stands in `running`, also after a failure. */
export async function start(config: Config, running: Running, progress: Progress): Promise<void> {
  if (!config.databaseUrl) running.lock = await takeFolder(config)
  if (config.roles.has('web') && config.media === 'on') running.media = openPlace('media')
  const prepared = Promise.withResolvers<Prepared>()
  const connection = async () =>
    running.database ? (await running.database).connection() : { url: config.databaseUrl! }
  const opening = async (): Promise<Opening> => ({
    demo: (await prepared.promise).demo,
    connection: await connection(),
    media: running.media && { socket: running.media.socket, secret: running.media.secret },
  })
  // Children load their program while the database is being made ready.
  running.children = rolesOf(config).map((role) => keepAlive(role, opening, complain))
  if (running.lock) await startDatabase(config, running, progress)

  running.task = runTask<Prepared>(fileURLToPath(import.meta.resolve('./prepare.ts')), {
    connection: await connection(),
  })
  prepared.resolve(await running.task.result)
  const names = rolesOf(config).map(({ name }) => name)
  await progress.step(
    'Processes',
    () => Promise.all(running.children.map(whenNeeded)),
    () => names.join(', '),
  )
  running.lock?.publish({ address: config.url })
  greet(config, await prepared.promise, progress)
}

/**
 * Settles when a process works, if the start waits for it. Without sound and picture everything else works: what keeps them away is
 * said, and they are tried again.
 */
async function whenNeeded({ name, ready }: Kept): Promise<void> {
  if (name !== 'media') return ready
  ready.catch((error: Error) => complain(error.message))
}

/** Lets what was begun be finished, then ends everything: processes first, the database last. */
export async function stop(running: Running): Promise<void> {
  running.lock?.publish({ isEnding: true })
  running.task?.cancel()
  await Promise.all(running.children.map((child) => child.stop()))
  const database = await running.database?.catch(() => undefined)
  await database?.stop()
  running.media?.close()
  running.lock?.release()
}

async function startDatabase(config: Config, running: Running, progress: Progress): Promise<void> {
  const moved = () =>
    running.children.filter(({ name }) => name !== 'media').forEach((child) => child.restart())
  const near = relative('', config.dataFolder)
  const place = near.startsWith('..') ? config.dataFolder : near || '.'
  running.database = keepDatabase({ dataFolder: config.dataFolder }, { died: complain, moved })
  const { connection, note } = await progress.step(
    'Database',
    () => running.database!,
    () => `in ${place}`,
  )
  if (note) progress.say(`    ${note}`)
  running.lock?.publish({ socket: connection().host })
}

async function takeFolder({ dataFolder }: Config): Promise<Lock> {
  const outcome = await takeLockSoon(dataFolder, 'npm start')
  if (isLock(outcome)) return outcome
  const where = outcome.address ? `, at ${outcome.address}` : ''
  throw new Error(
    `The data folder ${dataFolder} is in use by "${outcome.purpose}" (process ${outcome.pid}, since ${outcome.since}${where}).`,
  )
}

function rolesOf({ roles, media }: Config): Role[] {
  const names = [
    ...(roles.has('web') ? ['web'] : []),
    ...(roles.has('worker') ? ['worker'] : []),
    ...(roles.has('mail') ? ['mail'] : []),
    ...(roles.has('web') && media === 'on' ? ['media'] : []),
  ]
  return names.map((name) => ({
    name,
    script: fileURLToPath(import.meta.resolve(name === 'media' ? './media-child.ts' : './child.ts')),
    given: [name],
    ...(name === 'media' && { isAwaited: true as const }),
  }))
}

const complain = (words: string) => void process.stderr.write(`${words}\n`)
