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
      await hand.press(button(walk, t('meetings.room.leave')))
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

describe('a delegate asks for the floor, and the chair gives it', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`everybody sees it at once, or when they load the page, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const event = await meeting(program, rehearsal)
      const { id: sittingId } = await db
        .selectFrom('event_session')
        .select('id')
        .where('event_id', '=', event.id)
        .executeTakeFirstOrThrow()
      const colleague = (name: string) =>
        newDelegate(program, { name, colleagueOf: 'focal-point', language: manner.language })
      const [delegate, chair] = [
        await colleague(`Efua ${manner.language}`),
        await colleague(`Kwame ${manner.language}`),
      ]
      const { personId, organisation } = delegate
      await makeRegistration(db, { event, personId, organisation, mode: 'remote', state: 'confirmed' })
      await db
        .insertInto('meeting_role')
        .values({ sitting_id: sittingId, event_id: event.id, person_id: chair.personId, role: 'chair' })
        .execute()

      const [one, other] = [await beginWalk(program, manner), await beginWalk(program, manner)]
      for (const [walk, who] of [
        [one, delegate],
        [other, chair],
      ] as const) {
        await walk.page.goto(walk.t.path(`/meetings/${sittingId}`))
        await signIn(walk, who)
        await walk.hand.press(button(walk, walk.t('meetings.join')))
      }
      const { t } = one
      await one.hand.press(button(one, t('meetings.floor.ask')))
      await says(one.page, t('meetings.floor.place', { place: 1 }))

      if (!manner.script) await other.page.reload()
      await other.page
        .getByRole('button', { name: `${t('meetings.floor.act.give')}: ${delegate.name}` })
        .waitFor()
      await other.hand.press(other.page.locator('#room-speakers button[value=give]').first())
      if (!manner.script) await one.page.reload()
      await one.page.getByText(t('meetings.floor.yours')).first().waitFor()

      const words = `A point of order, ${manner.language}`
      await one.hand.fill(one.page.locator('main [name=words]'), words)
      await one.hand.press(button(one, t('meetings.chat.send')))
      if (!manner.script) await other.page.reload()
      await other.page.locator('#room-chat').getByText(words).waitFor()
      await other.hand.press(button(other, t('meetings.floor.act.end') + `: ${delegate.name}`))
      await other.hand.press(button(other, t('meetings.room.leave')))
      await one.hand.press(button(one, t('meetings.room.leave')))
      await endWalk(one)
      await endWalk(other)
    })
})
