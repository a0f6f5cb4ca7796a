import { after, before, describe } from 'node:test'
import { closeBrowser } from '../../support/browser.ts'
import { startProgram, type Program } from '../../support/program.ts'
import { testPagesOf } from '../look-at-pages.ts'
import { isStaff, visitors } from '../visitors.ts'

describe('every page', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  testPagesOf(visitors.filter(isStaff), () => program)
})
