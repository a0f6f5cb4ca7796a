import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openContext } from '../support/browser.ts'
import type { Program } from '../support/program.ts'
import { signInAs } from '../journeys/steps.ts'
import { combinationsFor } from './combinations.ts'
import { reachable, shapeOf } from './crawl.ts'
import { lookOver } from './look-over.ts'
import type { Visitor } from './visitors.ts'

const full = process.env['PLENARY_TEST_FULL'] === '1'
const day = Math.floor(Date.now() / 86_400_000)

/** Pages that are looked at because there is nothing: no such address, and a mailed link that nobody ever sent. */
const isMeant = (dead: string): boolean => /^\/no-such-page|\/unknown answers 404$/.test(dead)

/**
 * Two pages of a shape are enough, whoever meets them: what the next person sees there differs in the frame around it. Where each
 * begins is looked at with their eyes, and everything is in the full run.
 */
const met = new Map<string, number>()
function isNew(path: string): boolean {
  const shape = shapeOf(path)
  const times = (met.get(shape) ?? 0) + 1
  met.set(shape, times)
  return times <= 2
}

/** Readable when it fails: one finding a line. */
export const nothing = (found: readonly string[]): void => assert.equal(found.join('\n'), '')

/** A test for each of these people: every page they can reach is looked at by machines. */
export function testPagesOf(some: readonly Visitor[], program: () => Program): void {
  for (const { role, starts } of some)
    void test(
      `that ${role ?? 'a stranger'} can reach is sound`,
      { timeout: full ? 3_600_000 : 1_800_000 },
      async (t) => {
        const { base } = program()
        const context = await openContext({}, base)
        if (role) await signInAs(context, program(), role)
        const { paths, dead } = await reachable(context, base, starts)
        const found = dead.filter((line) => !isMeant(line))
        for (const path of paths.filter(
          (one) => full || (starts as readonly string[]).includes(one) || isNew(one),
        ))
          for (const combination of combinationsFor(path, { full, day }))
            found.push(...(await lookOver(context, base, path, combination)))
        t.diagnostic(`${paths.length} pages: ${paths.join(' ')}`)
        await context.close()
        nothing(found)
      },
    )
}
