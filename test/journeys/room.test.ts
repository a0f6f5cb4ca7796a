import { after, before, describe, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { closeBrowser } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { meeting, newDelegate, signIn } from './steps.ts'
import { beginWalk, button, endWalk, inWords, manners, type Manner, type Walk } from './walk.ts'

/** The sitting of the demo that is always about to begin. */
const rehearsal = 'C-00015306'

describe('a chair leads a meeting with two delegates', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Somebody comes in: a delegate who is registered, or whoever has a part. */
  async function comes(sitting: { id: string; event: string }, manner: Manner, name: string, role?: 'chair') {
    const { db } = program.house
    const who = await newDelegate(program, { name, colleagueOf: 'focal-point', language: manner.language })
    const { personId, organisation } = who
    const event = { id: sitting.event }
    if (role)
      await db
        .insertInto('meeting_role')
        .values({ sitting_id: sitting.id, event_id: sitting.event, person_id: personId, role })
        .execute()
    else await makeRegistration(db, { event, personId, organisation, mode: 'remote', state: 'confirmed' })
    const walk = await beginWalk(program, manner)
    await walk.page.goto(walk.t.path(`/meetings/${sitting.id}`))
    await signIn(walk, who)
    await walk.hand.press(button(walk, walk.t('meetings.join')))
    return { name, walk }
  }

  const unfold = ({ page, hand }: Walk, what: string) => hand.tap(page.locator(`#${what} > summary`))

  for (const manner of manners)
    test(`gives the floor, announces, hands the chair over and is told when it is empty, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const event = await meeting(program, rehearsal)
      const { id } = await db
        .selectFrom('event_session')
        .select('id')
        .where('event_id', '=', event.id)
        .executeTakeFirstOrThrow()
      // Each manner finds the sitting as if nobody had been there.
      for (const table of [
        'meeting_role',
        'meeting_conduct',
        'floor_request',
        'meeting_announcement',
      ] as const)
        await db.deleteFrom(table).where('sitting_id', '=', id).execute()
      await db
        .updateTable('attendance')
        .set({ left_at: program.house.clock.now() })
        .where('left_at', 'is', null)
        .execute()
      const sitting = { id, event: event.id }
      const chair = await comes(sitting, manner, `Kwame ${manner.language}`, 'chair')
      const [efua, yaw] = [
        await comes(sitting, manner, `Efua ${manner.language}`),
        await comes(sitting, manner, `Yaw ${manner.language}`),
      ]
      const { t } = chair.walk
      /** Sends a form of the room: on the page itself with a script, by loading it anew without one. */
      const sends = ({ walk }: { walk: Walk }, target: Locator) =>
        manner.script ? walk.hand.tap(target) : walk.hand.press(target)
      /** What is there by itself with a script, and by loading the page without one. */
      const looks = async ({ walk }: { walk: Walk }) => {
        if (!manner.script) await walk.page.reload()
        return walk.page
      }

      await sends(efua, button(efua.walk, t('meetings.floor.ask')))
      await efua.walk.page
        .getByText(t('meetings.floor.place', { place: 1 }))
        .first()
        .waitFor()

      await (await looks(chair)).locator('#room-speakers button[value=give]').first().waitFor()
      await sends(chair, chair.walk.page.locator('#room-speakers button[value=give]').first())
      await (await looks(efua)).getByText(t('meetings.floor.yours')).first().waitFor()

      const words = `A word to all, ${manner.language}`
      await efua.walk.hand.fill(efua.walk.page.locator('main [name=words]'), words)
      await sends(efua, button(efua.walk, t('meetings.chat.send')))
      await (await looks(yaw)).locator('#room-chat').getByText(words).waitFor()
      await (await looks(chair)).locator('#room-speakers button[value=end]').waitFor()
      await sends(chair, chair.walk.page.locator('#room-speakers button[value=end]'))

      const coffee = `Coffee is outside, ${manner.language}`
      await unfold(chair.walk, 'lead-say')
      await chair.walk.hand.fill(chair.walk.page.locator('main [name=said]'), coffee)
      await sends(chair, button(chair.walk, t('meetings.said.send')))
      await (await looks(yaw)).locator('#room-announcements').getByText(coffee).waitFor()

      await (await looks(chair)).locator('#lead-people').waitFor()
      await unfold(chair.walk, 'lead-people')
      const { personId } = await db
        .selectFrom('person')
        .select('id as personId')
        .where('name', '=', yaw.name)
        .executeTakeFirstOrThrow()
      await chair.walk.page.locator('main [name=person]').first().selectOption(personId)
      await sends(chair, button(chair.walk, t('meetings.lead.hand-over')))
      await (await looks(yaw)).getByText(t('meetings.chair.you')).waitFor()
      await (await looks(chair)).locator('#room-chair').getByText(yaw.name).waitFor()

      await (await looks(yaw)).locator('#room-leaving').waitFor()
      await unfold(yaw.walk, 'room-leaving')
      await yaw.walk.hand.press(
        yaw.walk.page.getByRole('button', { name: t('meetings.chair.leave-anyway'), exact: true }),
      )
      await yaw.walk.page.waitForURL((url) => url.pathname.endsWith('/meetings'))
      await (await looks(chair)).getByText(t('meetings.chair.nobody')).waitFor()
      await sends(chair, button(chair.walk, t('meetings.chair.take')))
      await (await looks(chair)).getByText(t('meetings.chair.you')).waitFor()

      await unfold(chair.walk, 'lead-end')
      await chair.walk.hand.press(button(chair.walk, t('meetings.room.end-for-all')))
      await chair.walk.page.waitForURL((url) => !url.pathname.endsWith('/room'))
      await (await looks(efua)).getByText(t('meetings.no.ended')).first().waitFor()
      for (const { walk } of [chair, efua, yaw]) await endWalk(walk)
    })
})
