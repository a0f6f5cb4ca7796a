import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

const longest = 120_000

/** Whether a program is installed, in a version that says what is wanted; where it is not, the test says so and is skipped. */
export function isHere(t: TestContext, program: string, wanted = /(?:)/): boolean {
  const isInstalled = spawnSync('which', [program]).status === 0
  const version = isInstalled ? spawnSync(program, ['--version'], { timeout: longest }).stdout.toString() : ''
  if (isInstalled && wanted.test(version)) return true
  t.skip(isInstalled ? `this ${program} is not the kind that is tried` : `${program} is not installed here`)
  return false
}

/** A folder that goes with its test. */
export function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-interop-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Some programs do not run for root. */
export const nobody = { uid: 65_534, gid: 65_534 }
export const isRoot = userInfo().uid === 0

/** Runs a program to its end, with an environment in which it finds nothing of ours. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  as: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: folder,
      USER: as.uid === nobody.uid ? 'nobody' : userInfo().username,
      LANG: 'C.UTF-8',
      TERM: 'xterm',
      PYENV_VERSION: process.env['PYENV_VERSION'],
    }
    const child = spawn(program, args, { cwd: folder, env, timeout: longest, killSignal: 'SIGKILL', ...as })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
    child.stdin.on('error', () => {})
    child.stdin.end()
  })
}
