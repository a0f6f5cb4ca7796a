import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { register, signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, inWords, manners, pathOf, says, words } from './walk.ts'

describe('a delegate registers for a meeting that a focal point decides about', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`and is approved from the mail, ${inWords(manner)}`, async () => {
      assert.ok(
        program &&
          castMember &&
          linkIn &&
          mailTo &&
          register &&
          signIn &&
          beginWalk &&
          button &&
          endWalk &&
          field &&
          pathOf &&
          says &&
          words,
      )
    })
})
