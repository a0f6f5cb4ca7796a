import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { meeting, newDelegate, signIn } from './steps.ts'
import { makeRegistration } from '../support/people.ts'
import { beginWalk, button, endWalk, heading, inWords, link, manners, pathOf, says, words } from './walk.ts'

/** The sitting of the demo that is always about to begin. */
const rehearsal = 'C-00015306'

describe('somebody enters the meeting they are registered for', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`from My meetings, and leaves it again, ${inWords(manner)}`, async () => {
      const { personId, organisation, ...delegate } = await newDelegate(program, {
        name: `Yaw Boateng ${manner.language}`,
        colleagueOf: 'focal-point',
        language: manner.language,
      })
      const event = await meeting(program, rehearsal)
      await makeRegistration(program.house.db, {
        event,
        personId,
        organisation,
        mode: 'remote',
        state: 'confirmed',
      })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/meetings'))
      await signIn(walk, delegate)
      assert.equal(await heading(page), t('meetings.mine'))
      await hand.press(button(walk, t('meetings.join')))
      assert.match(pathOf(page), /^\/meetings\/[0-9a-f-]+\/room$/)
      assert.ok((await words(page)).includes(delegate.name), 'they see themselves among those present')
      await hand.press(
        page.locator('header').getByRole('button', { name: t('meetings.room.leave'), exact: true }),
      )
      assert.equal(pathOf(page), '/meetings')
      await says(page, t('meetings.left'))
      await endWalk(walk)
    })

  test('and with another account they are told that this one is not registered', async () => {
    const walk = await beginWalk(program, manners[0]!)
    const { page, t } = walk
    const sitting = await program.house.db
      .selectFrom('event_session')
      .innerJoin('event', 'event.id', 'event_session.event_id')
      .select('event_session.id')
      .where('event.code', '=', rehearsal)
      .executeTakeFirstOrThrow()
    await page.goto(t.path(`/meetings/${sitting.id}`))
    await signIn(walk, castMember(program, 'non-member'))
    await says(page, t('meetings.no.none'))
    await says(page, t('meetings.no.none.next'))
    assert.equal(await button(walk, t('meetings.join')).count(), 0)
    assert.equal(await link(walk, t('meetings.the-event')).count(), 1)
    await endWalk(walk)
  })
})
