import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
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
  type Walk,
} from './walk.ts'

const workshop = 'C-00015213'
const reason = 'The hall holds fewer people than we were told.'

describe('the secretariat registers a delegate in their place, and has to cancel it', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  async function atDesk(walk: Walk): Promise<void> {
    await walk.page.goto(walk.t.path('/desk/registrations'))
    await signIn(walk, castMember(program, 'secretariat'))
    assert.equal(await heading(walk.page), walk.t('registrations.desk.title'))
  }

  /** Whom, for which meeting, how. */
  async function enter(walk: Walk, name: string): Promise<void> {
    const { page, hand, t } = walk
    await hand.press(link(walk, t('registrations.desk.enter')))
    await hand.fill(field(walk, 'q'), name)
    await hand.press(button(walk, t('ui.search.button')))
    await hand.press(link(walk, name))
    await hand.choose(field(walk, 'event'), workshop)
    await hand.press(button(walk, t('registrations.desk.enter.go-on')))
    await hand.press(button(walk, t('registrations.desk.enter.submit')))
    await says(page, t('registrations.form.mode.missing'))
    await hand.pick(option(walk, 'mode', 'remote'))
    await hand.press(button(walk, t('registrations.desk.enter.submit')))
    assert.equal(await heading(page), name)
    await says(page, t('registrations.desk.enter.done'))
    await says(page, t('registrations.desk.act.entered'))
  }

  async function note(walk: Walk, words: string): Promise<void> {
    const { page, hand, t } = walk
    await hand.fill(field(walk, 'words'), words)
    await hand.press(button(walk, t('registrations.desk.notes.write')))
    await says(page, words)
  }

  /** Found by name, picked, reviewed, given a reason, done. */
  async function cancelFound(walk: Walk, name: string): Promise<void> {
    const { page, hand, t } = walk
    await hand.press(link(walk, t('registrations.desk.back')))
    await hand.fill(field(walk, 'q'), name)
    await hand.press(button(walk, t('ui.search.button')))
    await hand.tick(field(walk, 'pick'))
    await hand.choose(field(walk, 'act'), 'cancel')
    await hand.press(button(walk, t('registrations.desk.bulk.review')))
    assert.equal(await heading(page), t('registrations.desk.review.cancel', { count: 1 }))
    const submit = t('registrations.desk.review.cancel.submit', { count: 1 })
    await hand.press(button(walk, submit))
    await says(page, t('registrations.desk.reason.missing'))
    await hand.fill(field(walk, 'reason'), reason)
    await hand.press(button(walk, submit))
    assert.equal(await heading(page), t('registrations.desk.bulk.over', { count: 1 }))
    await says(page, t('registrations.state.cancelled'))
  }

  for (const [place, manner] of manners.entries())
    test(inWords(manner), async () => {
      const name = `Efua Sutherland ${['One', 'Two', 'Three'][place]}`
      const wishes = { name, colleagueOf: 'focal-point', language: manner.language }
      const delegate = await newDelegate(program, wishes)
      const desk = await beginWalk(program, manner)
      await atDesk(desk)
      await enter(desk, name)
      await mailTo(program, delegate.email, 'registrations.confirmed')
      await note(desk, 'Asked by telephone.')
      await cancelFound(desk, name)
      await endWalk(desk)

      const entered = await mailTo(program, delegate.email, 'registrations.desk-entered')
      const cancelled = await mailTo(
        program,
        delegate.email,
        'registrations.desk-cancelled',
        reason.slice(0, 20),
      )
      assert.match(cancelled.source, /METHOD:CANCEL/)
      const own = await beginWalk(program, manner)
      const { page, t } = own
      await page.goto(linkIn(entered, '/registrations/'))
      await signIn(own, delegate)
      assert.match(pathOf(page), /^\/registrations\/R-/)
      assert.equal(await heading(page), t('registrations.title.cancelled'))
      await says(page, reason)
      await says(page, t('registrations.stop.sent.by-secretariat'))
      assert.ok(!(await page.locator('main').innerText()).includes('Asked by telephone.'))
      await endWalk(own)
    })
})
