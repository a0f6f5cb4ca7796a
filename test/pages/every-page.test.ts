import { after, before, describe, test } from 'node:test'
import { closeBrowser, openContext } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { nothing, testPagesOf } from './look-at-pages.ts'
import { isStaff, visitors } from './visitors.ts'
import { tooHeavy, weigh } from './weight.ts'

describe('every page', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  testPagesOf(
    visitors.filter((one) => !isStaff(one)),
    () => program,
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
