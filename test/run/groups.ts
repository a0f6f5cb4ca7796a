import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counted } from './report.ts'
import { top } from './tools.ts'

/** Test files that run in one process, one after the other. */
export type Group = { readonly says: string; readonly files: readonly string[]; readonly minutes: number }

const find = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: top, exclude: (name) => name === 'node_modules' }).sort()

export const groups = (): Group[] => [
  {
    says: 'rules, stores, acts, pages and checks',
    files: find(
      '{src,client,bench,profiles,db}/**/*.test.ts',
      'test/{support,checks,run,album}/**/*.test.ts',
    ),
    minutes: 25,
  },
  { says: 'what must hold against attackers', files: find('test/security/**/*.test.ts'), minutes: 25 },
  { says: 'journeys in a browser', files: find('test/journeys/**/*.test.ts'), minutes: 25 },
  { says: 'every page, looked at by machines', files: find('test/pages/**/*.test.ts'), minutes: 45 },
  {
    says: 'mail programs that are installed here',
    files: find('test/interop/**/*.test.ts'),
    minutes: 10,
  },
  { says: 'starting, stopping and faults', files: find('test/faults/**/*.test.ts'), minutes: 15 },
]

/** Files that no group would run: a test nobody runs is worse than none. */
export function strays(): string[] {
  const known = new Set(groups().flatMap((group) => group.files))
  return find('**/*.test.ts').filter((file) => !known.has(file))
}

/** Runs a group in a process of its own; a group that dies or hangs counts as a failure. */
export async function runGroup(group: Group): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-counts-'))
  const counts = join(folder, 'counts.json')
  const code = await inProcess(group, { ...process.env, NODE_ENV: 'test', PLENARY_TEST_COUNTS: counts })
  try {
    const counted = JSON.parse(readFileSync(counts, 'utf8')) as Counted
    if (code === 0 || counted.failed > 0) return counted
    console.log(`  ✗ the group ended with ${code} although every test passed`)
    return { ...counted, failed: 1 }
  } catch {
    console.log(`  ✗ the group did not come to its end (${code})`)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Twelve looks at every page instead of one, fifty rounds instead of three: a limit is only there for what hangs. */
const wholeRun = 120
const isFull = () => process.env['PLENARY_TEST_FULL'] === '1'

function inProcess(group: Group, env: NodeJS.ProcessEnv): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeTest, ...group.files], { cwd: top, env, stdio: 'inherit' })
    const minutes = isFull() ? wholeRun : group.minutes
    const late = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(late)
      resolve(signal ? `killed by ${signal} after ${minutes} minutes` : (code ?? 1))
    })
  })
}

const nodeTest = [
  '--disable-warning=ExperimentalWarning',
  '--test-force-exit',
  '--test-timeout=180000',
  '--test-reporter=./test/run/report.ts',
  '--test-reporter-destination=stdout',
  'test/run/together.ts',
]
