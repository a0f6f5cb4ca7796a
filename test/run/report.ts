import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import { top } from './tools.ts'

export type Counted = { passed: number; failed: number; skipped: number }

/**
 * Reports a group of tests: a line for each file, the whole story of each failure. The counts go to the file
 * named by PLENARY_TEST_COUNTS, so that a group that dies half-way is noticed by whoever started it.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counted: Counted = { passed: 0, failed: 0, skipped: 0 }
  const perFile = new Map<string, { passed: number; failed: number; ms: number }>()
  const failures: string[] = []

  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue
    if (event.data.details.type === 'suite' && event.type === 'test:pass') continue
    if (event.data.skip !== undefined || event.data.todo !== undefined) {
      counted.skipped++
      continue
    }
    if (event.type === 'test:fail' && isOnlyAboutInnerTests(event.data.details.error)) continue
    const file = event.data.file ? relative(top, event.data.file) : '(no file)'
    const row = perFile.get(file) ?? { passed: 0, failed: 0, ms: 0 }
    perFile.set(file, row)
    row.ms += event.data.details.type === 'suite' ? 0 : (event.data.details.duration_ms ?? 0)
    if (event.type === 'test:pass') {
      counted.passed++
      row.passed++
      continue
    }
    counted.failed++
    row.failed++
    const story = `\n  ✗ ${event.data.name}\n    ${file}:${event.data.line ?? 0}\n${indent(storyOf(event.data.details.error))}\n`
    failures.push(story)
    yield story
  }

  const places = [...perFile].sort(([one], [other]) => one.localeCompare(other))
  for (const [file, row] of places) {
    const mark = row.failed ? '✗' : '✓'
    const bad = row.failed ? `, ${row.failed} failed` : ''
    yield `  ${mark} ${file}: ${row.passed}${bad} (${(row.ms / 1000).toFixed(1)} s)\n`
  }
  const into = process.env['PLENARY_TEST_COUNTS']
  if (into) writeFileSync(into, JSON.stringify(counted))
  else
    yield `\n${counted.passed} passed, ${counted.failed} failed${counted.skipped ? `, ${counted.skipped} skipped` : ''}\n`
}

/** A suite also fails when a test in it fails; only the test is worth counting. */
const isOnlyAboutInnerTests = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'failureType' in error &&
  error.failureType === 'subtestsFailed'

function storyOf(error: unknown): string {
  const cause =
    typeof error === 'object' && error !== null && 'cause' in error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause)
  const nested = cause.cause ? `\ncaused by ${inspect(cause.cause)}` : ''
  return ownFrames(cause.stack ?? cause.message) + nested
}

/** The frames of our own files; those of Node and of packages only hide them. */
const ownFrames = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => !/^\s+at .*(node:internal|node_modules)/.test(line) && !/^\s+at .*\(node:/.test(line))
    .join('\n')
    .replaceAll(`file://${top}`, '')
    .replaceAll(top, '')

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
