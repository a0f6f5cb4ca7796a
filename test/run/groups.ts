import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Counted } from './report.ts'
import { top } from './tools.ts'

/** Test files that run in one process, one after the other; `alone` where what happens meanwhile would be taken for what is tested. */
export type Group = {
  readonly says: string
  readonly files: readonly string[]
  readonly minutes: number
  readonly alone?: true
}

const find = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: top, exclude: (name) => name === 'node_modules' }).sort()

/** The longest first: they run two at a time. */
export const groups = (): Group[] => [
  {
    says: 'rules, stores, acts, pages and checks',
    files: find(
      '{src,client,bench,profiles,db}/**/*.test.ts',
      'test/{support,checks,run,album}/**/*.test.ts',
    ),
    minutes: 40,
  },
  { says: 'journeys in a browser', files: find('test/journeys/**/*.test.ts'), minutes: 40 },
  { says: 'what must hold against attackers', files: find('test/security/**/*.test.ts'), minutes: 40 },
  {
    says: 'every page of the secretariat, looked at by machines',
    files: find('test/pages/staff/**/*.test.ts'),
    minutes: 45,
  },
  {
    says: 'every other page, looked at by machines',
    files: find('test/pages/*.test.ts'),
    minutes: 45,
  },
  {
    says: 'mail programs that are installed here',
    files: find('test/interop/**/*.test.ts'),
    minutes: 20,
  },
  {
    says: 'what any keeper of mail must do, beside Dovecot',
    files: find('test/mail-contract/**/*.test.ts'),
    minutes: 10,
  },
  {
    says: 'starting, stopping and faults',
    files: find('test/faults/**/*.test.ts'),
    minutes: 20,
    alone: true,
  },
]

/** Files that no group would run: a test nobody runs is worse than none. */
export function strays(): string[] {
  const known = new Set(groups().flatMap((group) => group.files))
  return find('**/*.test.ts').filter((file) => !known.has(file))
}

/** Runs a group in a process of its own and tells it when it is over; a group that dies or hangs counts as a failure. */
export async function runGroup(group: Group): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-counts-'))
  const counts = join(folder, 'counts.json')
  const began = Date.now()
  const env = { ...process.env, NODE_ENV: 'test', PLENARY_TEST_COUNTS: counts }
  const { code, said } = await inProcess(group, env)
  console.log(`\nTests: ${group.says}, in ${Math.round((Date.now() - began) / 1000)} s`)
  process.stdout.write(said)
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

/** Runs groups so many at a time, then those that want to be alone; `told` hears of each as it begins. */
export async function runGroups(
  all: readonly Group[],
  { atOnce, told }: { atOnce: number; told: (words: string) => void },
): Promise<Counted> {
  const total: Counted = { passed: 0, failed: 0, skipped: 0 }
  const work = async (waiting: Group[]): Promise<void> => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      told(`  … ${group.says}`)
      const { passed, failed, skipped } = await runGroup(group)
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
    }
  }
  const some = all.filter(({ files }) => files.length > 0)
  const together = some.filter(({ alone }) => !alone)
  await Promise.all(Array.from({ length: atOnce }, () => work(together)))
  await work(some.filter(({ alone }) => alone))
  return total
}

/** Twelve looks at every page instead of one, fifty rounds instead of three: a limit is only there for what hangs. */
const wholeRun = 120
const isFull = () => process.env['PLENARY_TEST_FULL'] === '1'

type Ended = { readonly code: number | string; readonly said: string }

function inProcess(group: Group, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeTest, ...group.files], {
      cwd: top,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (words: string) => (said += words))
    const minutes = isFull() ? wholeRun : group.minutes
    const late = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(late)
      resolve({ code: signal ? `killed by ${signal} after ${minutes} minutes` : (code ?? 1), said })
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
