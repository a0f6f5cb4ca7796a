import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, makeFocalPoint, makeOrganisation, makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { meeting, newDelegate, register, signIn, studyGroup } from './steps.ts'
import type { Manner } from './walk.ts'
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
} from './walk.ts'

const plain = manners[0] as Manner
const workshop = 'C-00015213'
const reason = 'The chair asked for the press to be let in.'

describe('the secretariat says who takes part, and people meet what it said', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Somebody of the secretariat at a page of their desk. */
  async function atDesk(manner: Manner, path: string) {
    const walk = await beginWalk(program, manner)
    await walk.page.goto(walk.t.path(path))
    await signIn(walk, castMember(program, 'secretariat'))
    return walk
  }

  for (const [place, manner] of manners.entries())
    test(`a category is let in with a reason, ${inWords(manner)}`, async () => {
      const walk = await atDesk(manner, `/desk/events/${studyGroup}/rules`)
      const { page, hand, t } = walk
      // Each time another regime, so that each time something changes.
      const regime = ['accreditation', 'automatic', 'accreditation'][place] as string
      await hand.choose(field(walk, 'regime-media'), regime)
      await hand.press(button(walk, t('events.overrides.save')))
      assert.equal(await field(walk, 'reason').getAttribute('aria-invalid'), 'true', 'a reason is asked for')
      assert.equal(await field(walk, 'regime-media').inputValue(), regime, 'what was chosen is kept')
      await hand.fill(field(walk, 'reason'), `${reason} ${place}`)
      await hand.press(button(walk, t('events.overrides.save')))
      await says(page, t('events.overrides.saved', { count: 1 }))
      await hand.press(link(walk, t('events.overrides.log.all')))
      assert.equal(await heading(page), t('events.overrides.log'))
      await says(page, `${reason} ${place}`)
      await endWalk(walk)
    })

  test('and somebody of the press, refused before, now goes to the secretariat', async () => {
    const walk = await beginWalk(program, plain)
    await walk.page.goto(walk.t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, castMember(program, 'media'))
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.secretariat' })
    await says(walk.page, walk.t('registrations.title.pending-secretariat'))
    await endWalk(walk)
  })

  test('what would happen to somebody is asked before they come', async () => {
    const walk = await atDesk(plain, '/desk/rules')
    const { page, hand, t } = walk
    await hand.press(link(walk, t('registrations.policy.trial.title')))
    await hand.choose(field(walk, 'event'), studyGroup)
    await hand.fill(field(walk, 'q'), castMember(program, 'non-member').email)
    await hand.press(button(walk, t('registrations.policy.trial.submit')))
    await says(page, t('registrations.policy.trial.is.refused'))
    await says(page, t('registrations.policy.step.word'))
    await hand.press(link(walk, t('registrations.policy.census.title')))
    await says(page, t('registrations.policy.census.together'))
    await endWalk(walk)
  })

  test('a group writes who takes part, and everybody reads it beside its meeting', async () => {
    const walk = await atDesk(plain, '/desk/groups/t-sg12')
    const { page, hand, t } = walk
    await hand.fill(field(walk, 'participation-en'), 'Write to us first, and come then.')
    await hand.press(button(walk, t('events.groups.form.save')))
    await says(page, t('events.groups.saved'))
    await page.goto(t.path(`/events/${studyGroup}`))
    await says(page, 'Write to us first, and come then.')
    await hand.press(link(walk, t.words({ en: 'ITU-T Study Group 12' })))
    assert.equal(pathOf(page), '/groups/t-sg12')
    await endWalk(walk)
  })

  test('whoever is confirmed for an event that opens another is confirmed there at once', async () => {
    const desk = await atDesk(plain, `/desk/events/${workshop}/linked`)
    await desk.hand.fill(field(desk, 'event'), studyGroup)
    await desk.hand.press(button(desk, desk.t('events.linked.submit')))
    await says(desk.page, desk.t('events.linked.saved'))
    await endWalk(desk)

    const wishes = { name: 'Abla Opened', colleagueOf: 'focal-point', language: 'en' }
    const delegate = await newDelegate(program, wishes)
    const event = await meeting(program, workshop)
    const { personId } = delegate
    await makeRegistration(program.house.db, { event, personId, state: 'confirmed', mode: 'remote' })
    const walk = await beginWalk(program, plain)
    await walk.page.goto(walk.t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.nobody' })
    await says(walk.page, walk.t('registrations.title.confirmed'))
    await endWalk(walk)
  })

  test('an associate picks its group, is let in there, and reads the way out elsewhere', async () => {
    const { db } = program.house
    const organisation = await makeOrganisation(db, { category: 'associate', sectors: ['ITU-T'] })
    const focalPoint = await makeFocalPoint(db, { organisation })
    const walk = await beginWalk(program, plain)
    const { page, hand, t } = walk
    await page.goto(t.path('/organisation/entry'))
    await signIn(walk, focalPoint)
    await hand.press(link(walk, t('directory.study-group.open')))
    await hand.choose(field(walk, 'study-group'), 't-sg13')
    await hand.press(button(walk, t('directory.study-group.pick')))
    await says(page, t('directory.study-group.picked'))
    await endWalk(walk)

    const colleague = await makeAccount(db, { organisation })
    const other = await beginWalk(program, plain)
    await other.page.goto(other.t.path(`/events/${studyGroup}/registration`))
    await signIn(other, colleague)
    assert.equal(await option(other, 'mode', 'remote').count(), 0, 'there is no form')
    await says(other.page, other.t('registrations.told.way-out'))
    await endWalk(other)
  })
})
