import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { give } from './folder.ts'
import type { User } from './user.ts'

export type SocketPlace = {
  /** Holds the socket; nobody but the database's user and root can enter it. */
  readonly socketFolder: string
  /** The folder is a temporary one and goes when the server ends. */
  readonly socketIsTemporary: boolean
}

/** The kernel keeps 108 bytes for a socket's path, the last of them zero. */
const longestSocketPath = 107

/** Connections name a port although there is none: it is part of the socket's file name. */
export const socketPort = 5432

export const socketFile = (folder: string) => join(folder, `.s.PGSQL.${socketPort}`)

export const isShortEnough = (folder: string) => Buffer.byteLength(socketFile(folder)) <= longestSocketPath

/** A folder beside the database, or a temporary one where that path is too long for a socket. */
export function socketPlace(home: string, user: User | undefined): SocketPlace {
  const beside = join(home, 'run')
  if (isShortEnough(beside)) {
    give(beside, user)
    return { socketFolder: beside, socketIsTemporary: false }
  }
  const temporary = mkdtempSync(join(shortTemporaryFolder(), 'plenary-'))
  give(temporary, user)
  return { socketFolder: temporary, socketIsTemporary: true }
}

const shortTemporaryFolder = () =>
  [tmpdir(), '/tmp'].find((folder) => existsSync(folder) && isShortEnough(join(folder, 'plenary-123456'))) ??
  '/tmp'
