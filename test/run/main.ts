import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sourceChecks } from '../checks/all.ts'
import type { Check } from './check.ts'
import { groups, runGroups, strays } from './groups.ts'
import { startSharedDatabase } from './shared-database.ts'
import { tools, top } from './tools.ts'

const help = `node bin/test [--full] [--checks] [file or folder ...]

  (nothing)     every check, then every test
  --checks      the checks alone, about half a minute
  --full        every combination and fifty rounds of faults: before a change is called done
  file ...      just these test files, in one process
`

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean' }, checks: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
if (asked.help) {
  console.log(help)
  process.exit(0)
}
if (asked.full) process.env['PLENARY_TEST_FULL'] = '1'

const began = Date.now()
const total = { passed: 0, failed: 0, skipped: 0 }

if (positionals.length === 0) await runChecks([...tools, ...sourceChecks])
if (!asked.checks) await runTests(positionals)

console.log(`\nin ${Math.round((Date.now() - began) / 1000)} s`)
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
)
process.exit(total.failed > 0 ? 1 : 0)

/** Two at a time; told in their order. */
async function runChecks(checks: readonly Check[]): Promise<void> {
  console.log('Checks')
  const started: Promise<readonly string[]>[] = []
  const start = () => {
    const check = checks[started.length]
    if (check) started.push(check.findings().catch((error: unknown) => [String(error)]))
  }
  start()
  for (const [place, check] of checks.entries()) {
    start()
    const findings = (await started[place]) ?? []
    tell(check.says, findings)
  }
}

function tell(says: string, findings: readonly string[]): void {
  total[findings.length > 0 ? 'failed' : 'passed']++
  console.log(`  ${findings.length > 0 ? '✗' : '✓'} ${says}`)
  for (const finding of findings.slice(0, 60)) console.log(`      ${finding}`)
  if (findings.length > 60) console.log(`      and ${findings.length - 60} more`)
}

async function runTests(only: readonly string[]): Promise<void> {
  const database = await startSharedDatabase()
  try {
    const chosen = only.length > 0 ? [picked(only)] : groups()
    console.log('\nTests')
    const counted = await runGroups(chosen, { atOnce: 2, told: (words) => console.log(words) })
    total.passed += counted.passed
    total.failed += counted.failed
    total.skipped += counted.skipped
    if (only.length === 0) tell('\nevery test file belongs to a group', strays())
  } finally {
    await database.stop()
  }
}

function picked(only: readonly string[]) {
  const all = groups().flatMap((group) => group.files)
  const wanted = only.map((path) => relative(top, resolve(path)))
  const files = all.filter((file) => wanted.some((want) => file === want || file.startsWith(`${want}/`)))
  return { says: wanted.join(' '), files, minutes: 15 }
}
