import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { newDelegate, signIn } from './steps.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  inWords,
  link,
  manners,
  option,
  pathOf,
  says,
  words,
  type Manner,
} from './walk.ts'

const symposium = 'C-00015262'
const title = 'Practical information'

describe('an event asks questions of its own and hands out papers', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
    await handIn(manners[0] as Manner)
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Somebody of the secretariat hands in a paper for those who are confirmed. */
  async function handIn(manner: Manner) {
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await page.goto(t.path(`/desk/events/${symposium}/documents`))
    await signIn(walk, castMember(program, 'secretariat'))
    await hand.press(link(walk, t('events.documents.add')))
    await hand.fill(field(walk, 'title-en'), title)
    await hand.pick(option(walk, 'access', 'confirmed'))
    const file = {
      name: 'practical.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 practical'),
    }
    await field(walk, 'file').setInputFiles(file)
    await hand.press(button(walk, t('events.documents.submit.new')))
    assert.equal(pathOf(page), `/desk/events/${symposium}/documents`)
    await says(page, title)
    await endWalk(walk)
  }

  for (const manner of manners)
    test(`whoever comes on site is asked once they say so, and gets the paper, ${inWords(manner)}`, async () => {
      const { language } = manner
      const delegate = await newDelegate(program, {
        name: `Esi Nyarko ${language}`,
        colleagueOf: 'focal-point',
        language,
      })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path(`/events/${symposium}`))
      assert.ok(!(await words(page)).includes(title), 'strangers do not learn of the paper')

      await page.goto(t.path(`/events/${symposium}/registration`))
      await signIn(walk, delegate)
      assert.equal(await page.locator('main [type=date]').count(), 0, 'nothing is asked about a journey yet')
      await hand.pick(option(walk, 'mode', 'on-site'))
      await hand.press(button(walk, t('registrations.form.submit')))
      await says(page, t('registrations.questions.more'))
      assert.equal(await page.locator('main [type=date]').count(), 1)
      await hand.pick(page.locator('main fieldset.part [type=radio][value=o2]'))
      await hand.press(button(walk, t('registrations.form.submit')))
      assert.equal(await heading(page), t('registrations.check.title'))
      await hand.press(button(walk, t('registrations.check.submit.nobody')))
      assert.equal(await heading(page), t('registrations.title.confirmed'))

      await page.goto(t.path(`/events/${symposium}`))
      await says(page, title)
      const href = await page.locator('#documents a').first().getAttribute('href')
      const paper = await walk.context.request.get(`${program.base}${href}`)
      assert.equal(await paper.text(), '%PDF-1.7 practical')
      assert.match(paper.headers()['content-disposition'] ?? '', /^attachment/)
      await endWalk(walk)
    })

  test('the manual leads from the event’s page to the sign-up', async () => {
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path(`/events/${symposium}`))
    await hand.press(link(walk, t('events.manual.link')))
    assert.equal(await heading(page), t('events.manual.title'))
    await hand.press(page.locator('#account a[href$="/account/new"]'))
    assert.equal(await heading(page), t('accounts.new.title'))
    await endWalk(walk)
  })
})
