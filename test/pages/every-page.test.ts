import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser, openContext } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { signInAs } from '../journeys/steps.ts'
import { combinationsFor } from './combinations.ts'
import { reachable } from './crawl.ts'
import { lookOver } from './look-over.ts'
import { visitors } from './visitors.ts'
import { tooHeavy, weigh } from './weight.ts'

const full = process.env['PLENARY_TEST_FULL'] === '1'
const day = Math.floor(Date.now() / 86_400_000)

/** Pages that are looked at because there is nothing: no such address, and a mailed link that nobody ever sent. */
const isMeant = (dead: string): boolean => /^\/no-such-page|\/unknown answers 404$/.test(dead)

/** Readable when it fails: one finding a line. */
const nothing = (found: readonly string[]): void => assert.equal(found.join('\n'), '')

describe('every page', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const { role, starts } of visitors)
    test(
      `that ${role ?? 'a stranger'} can reach is sound`,
      { timeout: full ? 3_600_000 : 1_800_000 },
      async (t) => {
        const context = await openContext({}, program.base)
        if (role) await signInAs(context, program, role)
        const { paths, dead } = await reachable(context, program.base, starts)
        const found = dead.filter((line) => !isMeant(line))
        for (const path of paths)
          for (const combination of combinationsFor(path, { full, day }))
            found.push(...(await lookOver(context, program.base, path, combination)))
        t.diagnostic(`${paths.length} pages: ${paths.join(' ')}`)
        await context.close()
        nothing(found)
      },
    )

  test('that is public weighs little on the first visit', async () => {
    const found: string[] = []
    for (const path of [
      ...['/', '/events', '/events/C-00015213', '/sign-in', '/account/new', '/help'],
      ...['/directory', '/directory/countries'],
    ]) {
      const context = await openContext({ size: 'phone' }, program.base)
      const weights = await weigh(context, `${program.base}/en${path === '/' ? '' : path}`)
      found.push(...tooHeavy(weights).map((finding) => `${path}: ${finding}`))
      await context.close()
    }
    nothing(found)
  })
})
