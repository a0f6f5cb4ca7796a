import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeDataFolder } from '../../data-folder.ts'
import { give } from './folder.ts'
import { copyProgram, type Program } from './program.ts'
import { type SocketPlace, socketPlace } from './socket.ts'
import { databaseUser, mayRun, mayWrite, type User } from './user.ts'

/** Where everything of one embedded database is. */
export type Places = SocketPlace & {
  readonly program: Program
  readonly user: User | undefined
  /** Where the data folder says the database is: the database's folder itself, or a link to it. */
  readonly door: string
  /** The database's own folder; it need not exist yet. */
  readonly cluster: string
  /** Something the person at the terminal should know. */
  readonly note?: string
}

const systemFolder = '/var/lib/plenary'

/** Finds or makes the folders, gives them to the database's user, and goes elsewhere where that user cannot follow. */
export function preparePlaces(dataFolder: string, found: Program, elsewhere = systemFolder): Places {
  makeDataFolder(dataFolder)
  const data = realpathSync(dataFolder)
  const door = join(data, 'postgres')
  const user = databaseUser(door)
  const program = mayRun(user, join(found.native, 'bin', 'postgres')) ? found : copyProgram(found, elsewhere)
  const home = homeOf(data, door, user, elsewhere)
  const note =
    home === data
      ? undefined
      : `The user who runs the database cannot enter ${data}, so its files are in ${home}.`
  return { program, user, door, cluster: join(home, 'postgres'), ...socketPlace(home, user), note }
}

/** The folder that holds the database's folder: the data folder where that is possible. */
function homeOf(data: string, door: string, user: User | undefined, elsewhere: string): string {
  const before = lstatSync(door, { throwIfNoEntry: false })
  if (before?.isSymbolicLink()) {
    const target = readlinkSync(door)
    if (!existsSync(target))
      throw new Error(`The database's files are gone: ${door} points to ${target}, which is not there.`)
    return dirname(target)
  }
  if (!user || canHold(data, user)) return data
  if (before) throw new Error(cannotFollow(door))
  return makeHome(data, elsewhere)
}

/** Data kept in the system's temporary folder goes with it; all other data stays until somebody removes it. */
function makeHome(data: string, elsewhere: string): string {
  const temporary = realpathSync(tmpdir())
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o711)
  const home = mkdtempSync(join(data.startsWith(`${temporary}/`) ? temporary : elsewhere, 'plenary-data-'))
  chmodSync(home, 0o711)
  return home
}

/** Whether the database can live inside the data folder. Root's own is opened for passing through, not for reading. */
function canHold(data: string, user: User): boolean {
  if (statSync(data).uid === 0) chmodSync(data, 0o711)
  const trial = join(data, `trial-${process.pid}`)
  try {
    give(trial, user)
    return mayWrite(user, trial)
  } catch {
    return false
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

const cannotFollow = (door: string) =>
  `The database in ${door} belongs to a user who can no longer enter that folder. ` +
  'Open the folders above it to that user (chmod o+x), or move the data folder to a place everybody can pass through.'
