import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import type { User } from './user.ts'

/** A folder for this user alone. */
export function give(folder: string, user: User | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}
