import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, inWords, manners, option, pathOf, says } from './walk.ts'

describe('a stranger asks, the desk asks back, and both are done', () => {
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
      const address = `kofi-${manner.language}@outside.example`
      const stranger = await beginWalk(program, manner)
      const { page, hand, t } = stranger

      await page.goto(t.path('/sign-in'))
      await page
        .locator('footer')
        .getByRole('link', { name: t('ui.footer.contact').replace(/[\u2066-\u2069]/g, '') })
        .click()
      assert.equal(pathOf(page), '/help/contact')
      assert.ok(await option(stranger, 'desk', 'accounts').isChecked(), 'the page before chooses the desk')
      await hand.press(button(stranger, t('enquiries.contact.send')))
      await says(page, t('enquiries.problem.subject'))
      await hand.fill(field(stranger, 'email'), address)
      await hand.fill(field(stranger, 'subject'), `Locked out ${manner.language}`)
      await hand.fill(field(stranger, 'words'), 'The page says that my account is blocked.')
      await hand.press(button(stranger, t('enquiries.contact.send')))
      assert.equal(await heading(page), t('enquiries.sent.title'))

      const agent = await beginWalk(program, { ...manner, by: 'mouse' })
      await signIn(agent, castMember(program, 'service-desk'))
      await agent.page.goto(t.path('/desk/enquiries'))
      const row = agent.page.locator('main tr', { hasText: `Locked out ${manner.language}` })
      await agent.hand.press(row.getByRole('link'))
      await agent.hand.fill(field(agent, 'words'), 'Which user name do you sign in with?')
      await agent.page.locator('[name=asks]').check()
      await agent.hand.press(button(agent, t('enquiries.answer.send')))
      await says(agent.page, 'Which user name do you sign in with?')

      const asked = await mailTo(program, address, 'enquiries.answered')
      assert.ok(asked.text.includes('Which user name do you sign in with?'))
      await page.goto(linkIn(asked, '/enquiries/link/'))
      await says(page, 'Which user name do you sign in with?')
      await says(page, t('enquiries.can.waiting'))
      await hand.fill(field(stranger, 'words'), 'kofi.mensah')
      await hand.press(button(stranger, t('enquiries.reply.send')))
      await says(page, t('enquiries.next.open'))

      await agent.page.reload()
      await says(agent.page, 'kofi.mensah')
      await agent.hand.press(button(agent, t('enquiries.close.act')))
      await mailTo(program, address, 'enquiries.closed')
      await page.reload()
      await says(page, t('enquiries.reply.again'))
      for (const walk of [stranger, agent]) await endWalk(walk)
    })
})
