import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { newDelegate, signIn } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, inWords, manners, says, words } from './walk.ts'

describe('from "am I eligible?" to access that is open', () => {
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
      const delegate = await newDelegate(program, {
        name: `Esi Applies ${language}`,
        colleagueOf: 'focal-point',
        language,
      })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      const access = program.house.profile.accessName

      await page.goto(t.path('/access'))
      await hand.press(page.locator('main a[href$="/access/application"]').first())
      await signIn(walk, delegate)
      assert.equal(await heading(page), t('access.application.title', { access }))
      await hand.fill(field(walk, 'reason'), 'Our contributions to the group')
      await hand.press(button(walk, t('access.application.send')))
      assert.equal(await heading(page), t('access.status.title'))
      await says(page, t('access.who.awaiting'))
      const id = /\d{9}-\d{5}/.exec(await words(page))?.[0] ?? ''
      assert.notEqual(id, '')

      const { id: application } = await program.house.db
        .selectFrom('access_application')
        .select('id')
        .where('registration_id', '=', id)
        .executeTakeFirstOrThrow()
      const desk = await beginWalk(program, manner)
      await desk.page.goto(t.path(`/organisation/access/${application}`))
      await signIn(desk, castMember(program, 'focal-point'))
      await says(desk.page, 'Our contributions to the group')
      await desk.hand.press(button(desk, t('access.request.approve')))
      await says(desk.page, t('access.done.approval'))
      await endWalk(desk)

      await page.goto(t.path('/access/status'))
      await says(page, t('access.who.active'))
      const mail = await mailTo(program, delegate.email, 'access.moved')
      assert.ok(mail.text.includes(id))
      await endWalk(walk)

      const stranger = await beginWalk(program, manner)
      await stranger.page.goto(t.path('/access/status'))
      await stranger.hand.fill(field(stranger, 'registration-id'), id.replace('-', ' '))
      await stranger.hand.press(button(stranger, t('access.status.ask')))
      assert.equal(await heading(stranger.page), t('access.asked.title'))
      await stranger.page.goto(
        linkIn(await mailTo(program, delegate.email, 'access.status'), '/access/status/'),
      )
      assert.ok(!(await words(stranger.page)).includes(id), 'nothing is shown before the button')
      await stranger.hand.press(button(stranger, t('access.look.show')))
      await says(stranger.page, id)
      await endWalk(stranger)
    })
})
