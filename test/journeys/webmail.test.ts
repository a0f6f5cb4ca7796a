import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { deliver, findFolderOfRole, pageOf, type FolderRole } from '../../src/features/mailbox/index.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { closeBrowser } from '../support/browser.ts'
import { letter, makeMailbox, type MadeMailbox } from '../support/mailboxes.ts'
import { startProgram, type Program } from '../support/program.ts'
import { signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, inWords, link, manners, pathOf, says } from './walk.ts'

describe('somebody reads and answers their mail', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  const inFolder = async (box: MadeMailbox, role: FolderRole): Promise<readonly string[]> => {
    const folder = await findFolderOfRole(program.house.db, box.id, role)
    return (await pageOf(program.house.db, folder!.id, { limit: 50 })).messages.map(({ subject }) => subject)
  }

  for (const manner of manners)
    test(`and thinks again, and files it away, ${inWords(manner)}`, async () => {
      const { house } = program
      const box = await makeMailbox(house, { name: 'Adwoa Mensah', username: `adwoa-${manner.language}` })
      const raw = letter({
        from: 'Kwabena Asante <kwabena@outside.example>',
        subject: 'Head of delegation',
        text: 'Who will it be?',
      })
      const put = await deliver(house, box.id, raw, { verdict: { origin: 'outside', dmarc: 'pass' } })
      if (isRefusal(put)) assert.fail(put.refused)

      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await signIn(walk, box.account)
      await page.goto(t.path('/mail'))
      assert.equal(pathOf(page), '/mail/inbox')
      await hand.press(page.locator('.mail-row > a').first())
      assert.equal(await heading(page), 'Head of delegation')
      await says(page, 'Who will it be?')

      await hand.press(link(walk, t('webmail.reply')))
      assert.match(await field(walk, 'text').inputValue(), /> Who will it be\?/)
      await hand.fill(field(walk, 'text'), 'Mrs Owusu.')
      await hand.press(button(walk, t('webmail.send')))
      assert.equal(await heading(page), t('webmail.sending.waiting'))
      await hand.press(button(walk, t('webmail.undo')))
      assert.match(pathOf(page), /^\/mail\/write\//)
      assert.equal((await field(walk, 'text').inputValue()).trim(), 'Mrs Owusu.')
      assert.deepEqual(await inFolder(box, 'drafts'), ['Re: Head of delegation'])

      await page.goto(t.path(`/mail/inbox/${put.messageId}`))
      await hand.press(button(walk, t('webmail.act.archive')))
      assert.equal(pathOf(page), '/mail/inbox')
      await says(page, t('webmail.nothing.inbox'))
      assert.deepEqual(await inFolder(box, 'archive'), ['Head of delegation'])
      await endWalk(walk)
    })
})
