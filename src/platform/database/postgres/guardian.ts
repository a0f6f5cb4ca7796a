import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { databaseEnvironment } from './initialise.ts'
import type { Places } from './places.ts'

/**
 * A few lines of shell that stand between us and the server. It lives in a session of its own, so that Ctrl-C reaches
 * the program and not the database under it, and it ends the server when the pipe to the program closes, even when
 * the program was killed: no server is left behind. `$1` is a folder to remove at the end.
 */
const script = `
  remove=$1; shift
  exec 3<&0 </dev/null
  "$@" 3<&- & server=$!
  { read -r _ <&3; kill -INT $server; } 2>/dev/null & watch=$!
  exec 3<&-
  wait $server; code=$?
  kill $watch 2>/dev/null
  [ -z "$remove" ] || rm -rf "$remove"
  exit $code`

/** Starts the server under a guardian, in the same user's name. `log` is a file open for writing. */
export function startGuarded(places: Places, settings: string[], log: number, remove = ''): ChildProcess {
  const server = join(places.program.native, 'bin', 'postgres')
  return spawn('/bin/sh', ['-c', script, 'sh', remove, server, '-D', places.cluster, ...settings], {
    ...places.user,
    cwd: '/',
    env: databaseEnvironment(),
    detached: true,
    stdio: ['pipe', log, log],
  })
}
