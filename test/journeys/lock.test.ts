import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { linkIn, mailTo, mailsTo } from './mail.ts'
import { signIn } from './steps.ts'
import { beginWalk, button, endWalk, heading, inWords, manners, pathOf, says, words } from './walk.ts'

describe('somebody else signs in on another device, and the owner locks the account', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(inWords(manner), async () => {
      const { language } = manner
      const account = await makeAccount(program.house.db, {
        language,
        email: `lock-${language}@mail.example`,
      })
      const owner = await beginWalk(program, manner)
      const { page, hand, t } = owner
      await signIn(owner, account)
      assert.equal(
        await mailsTo(program, account.email, 'sign-in.new-device'),
        0,
        'the first device is no news',
      )

      const thief = await beginWalk(program, { ...manner, by: 'mouse' })
      await signIn(thief, account)
      assert.notEqual(pathOf(thief.page), '/sign-in')
      const mail = await mailTo(program, account.email, 'sign-in.new-device')
      assert.ok(mail.text.includes(account.username) && mail.text.includes('Chrome, Linux'))

      await page.goto(linkIn(mail, '/account/lock/'))
      assert.equal(await heading(page), t('sign-in.lock.title'))
      assert.ok((await words(page)).includes(account.username))
      await thief.page.goto(t.path('/account'))
      assert.equal(pathOf(thief.page), '/account', 'looking at the page locks nothing')
      await hand.press(button(owner, t('sign-in.lock.submit')))
      assert.equal(await heading(page), t('sign-in.locked.title'))
      await says(page, t('sign-in.locked.lead'))

      await thief.page.goto(t.path('/account'))
      assert.equal(pathOf(thief.page), '/sign-in', 'the thief is out')
      await signIn(thief, account)
      await says(thief.page, t('sign-in.wrong'))

      const blocked = await mailTo(program, account.email, 'accounts.blocked')
      await page.goto(linkIn(blocked, '/account/activation/again/'))
      await says(page, t('sign-in.again.why.owner'))
      for (const walk of [owner, thief]) await endWalk(walk)
    })
})
