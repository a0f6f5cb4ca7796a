import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** PostgreSQL refuses to run as root, so a program run by root hands the database to another user. */
export type User = { readonly uid: number; readonly gid: number }

/** Whom the database runs as: undefined means as ourselves. A folder that has an owner already keeps it. */
export function databaseUser(cluster: string, uid = process.getuid?.()): User | undefined {
  if (uid !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
}

function nobody(): User {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (!line)
    throw new Error('PostgreSQL cannot run as root, and this machine has no user "nobody" to run it as.')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

const asUser = (user: User, program: string, ...given: string[]) =>
  spawnSync(program, given, {
    ...user,
    cwd: '/',
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
  })

/** Whether this user may run a program at this place: asked by running it, since only the kernel knows. */
export const mayRun = (user: User | undefined, program: string): boolean =>
  !user || asUser(user, program, '--version').status === 0

/** Whether this user may work in a folder. */
export const mayWrite = (user: User | undefined, folder: string): boolean =>
  !user || asUser(user, '/bin/sh', '-c', 'cd "$1" && : > .try && rm .try', 'sh', folder).status === 0
