import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { linkIn, mailTo } from './mail.ts'
import { activate, pressRegister, register, signUp } from './steps.ts'
import { beginWalk, endWalk, heading, inWords, link, manners, pathOf, says, words } from './walk.ts'

const code = 'C-00015213'

const newcomers = {
  en: { name: 'Ngozi Adéyemi-Okafor', country: 'NG' },
  fr: { name: 'Maëlys d’Arc', country: 'FR' },
  ar: { name: 'ليلى بنت سالم', country: 'OM' },
} as const

describe('a newcomer comes from an event and is confirmed', () => {
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
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      const who = {
        ...newcomers[manner.language as keyof typeof newcomers],
        email: `newcomer-${manner.language}@mail.example`,
      }

      await pressRegister(walk, code)
      assert.equal(pathOf(page), '/sign-in')
      await hand.press(page.locator('main a[href$="/account/new"]').first())
      await signUp(walk, who)

      await activate(walk, who)
      assert.equal(pathOf(page), `/events/${code}/registration`, 'they are back at the event they came from')
      const welcome = await mailTo(program, who.email, 'accounts.activated')
      assert.ok(linkIn(welcome, code))

      await register(walk, { mode: 'remote', badge: who.name, submit: 'registrations.check.submit.nobody' })
      assert.match(pathOf(page), /^\/registrations\/R-/)
      const number = pathOf(page).split('/').at(-1) as string
      await says(page, t('registrations.state.confirmed'))

      const mail = await mailTo(program, who.email, 'registrations.confirmed')
      assert.ok(mail.text.includes(number), 'the mail names the registration')
      assert.match(mail.source, /text\/calendar/)
      assert.match(mail.source, /image\/png/)

      await page.goto(t.path('/messages'))
      await says(page, mail.subject)
      await page.goto(t.path('/registrations'))
      assert.ok((await words(page)).includes(number))
      await page.goto(t.path(`/events/${code}`))
      assert.equal(
        await link(walk, t('events.side.register')).count(),
        0,
        'the event knows they are registered',
      )

      await page.goto(t.path(`/events/${code}/registration`))
      assert.equal(await heading(page), t('registrations.already'))
      await endWalk(walk)
    })
})
