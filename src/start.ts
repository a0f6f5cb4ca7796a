import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { greet, greetMailPrograms } from './greeting.ts'
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
  isEnding?: true
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
  const keep = (roles: readonly Role[]) =>
    running.isEnding || running.children.push(...roles.map((role) => keepAlive(role, opening, complain)))
  const { first, later } = rolesOf(config)
  // Children load their program while the database is being made ready.
  keep(first)
  if (running.lock) await startDatabase(config, running, progress)

  running.task = runTask<Prepared>(fileURLToPath(import.meta.resolve('./prepare.ts')), {
    connection: await connection(),
  })
  prepared.resolve(await running.task.result)
  await progress.step(
    'Processes',
    () => Promise.all(running.children.map(({ ready }) => ready)),
    () => [...first, ...later].map(({ name }) => name).join(', '),
  )
  running.lock?.publish({ address: config.url })
  greet(config, await prepared.promise, progress)
  keep(later)
  for (const { name, ready } of running.children)
    ready.then(
      () => name.split(', ').includes('mail') && greetMailPrograms(config, progress),
      (error: Error) => complain(error.message),
    )
}

/** Lets what was begun be finished, then ends everything: processes first, the database last. */
export async function stop(running: Running): Promise<void> {
  running.isEnding = true
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

/**
 * What is to run. Where people come to pages nobody who comes first needs the others: those are started `later`, so that they do not
 * take the machine from the pages while they load. What keeps one of them away is said, and it is tried again.
 */
function rolesOf({ roles, processes, media }: Config): { readonly first: Role[]; readonly later: Role[] } {
  if (processes === 'together')
    return {
      first: [roleOf(...roles)],
      later: media === 'on' && roles.has('web') ? [roleOf('media')] : [],
    }
  const others = (['mail', 'worker'] as const).filter((name) => roles.has(name)).map((name) => roleOf(name))
  if (!roles.has('web')) return { first: others, later: [] }
  return { first: [roleOf('web')], later: media === 'on' ? [...others, roleOf('media')] : others }
}

const roleOf = (...names: string[]): Role => ({
  name: names.join(', '),
  script: fileURLToPath(import.meta.resolve(names[0] === 'media' ? './media-child.ts' : './child.ts')),
  given: names,
  ...(names[0] === 'media' && { isAwaited: true as const }),
})

const complain = (words: string) => void process.stderr.write(`${words}\n`)
