import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { meeting, newDelegate, register, signIn, studyGroup, undoTimePasses } from './steps.ts'
import type { Manner } from './walk.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  inWords,
  manners,
  option,
  pathOf,
  says,
  words,
} from './walk.ts'

const reason = 'Your seat in this delegation was given to a colleague.'

describe('a delegate registers for a meeting that a focal point decides about', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Registers a delegate; they are told that this is not a confirmation, and who decides. */
  async function applied(manner: Manner, name: string) {
    const delegate = await newDelegate(program, {
      name,
      colleagueOf: 'focal-point',
      language: manner.language,
    })
    const walk = await beginWalk(program, manner)
    const { page, t } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.focal-point' })
    const number = pathOf(page).split('/').at(-1) as string
    await says(page, t('registrations.title.pending-focal-point'))
    const acknowledged = await mailTo(program, delegate.email, 'registrations.received')
    assert.doesNotMatch(acknowledged.source, /text\/calendar/, 'received is not confirmed')
    await endWalk(walk)
    return { delegate, number }
  }

  for (const manner of manners)
    test(`and is approved from the mail, ${inWords(manner)}`, async () => {
      const { delegate, number } = await applied(manner, `Yaw Boateng ${manner.language}`)
      const focalPoint = castMember(program, 'focal-point')
      const asked = await mailTo(program, focalPoint.email, 'registrations.to-decide', number)

      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(walk.t.path(new URL(linkIn(asked, `/approvals/${number}`)).pathname.slice(3)))
      await signIn(walk, focalPoint)
      assert.equal(pathOf(page), `/approvals/${number}`, 'the way back leads to the person')
      assert.equal(await heading(page), delegate.name)
      await hand.press(button(walk, t('registrations.approve.submit')))
      assert.equal(pathOf(page), '/approvals')

      const confirmed = await mailTo(program, delegate.email, 'registrations.confirmed')
      assert.match(confirmed.source, /text\/calendar/)
      await page.goto(t.path(`/approvals/${number}`))
      assert.equal(await button(walk, t('registrations.approve.submit')).count(), 0, 'it is decided')
      await endWalk(walk)
    })

  test('and is rejected with a reason, which reaches them', async () => {
    const manner = manners[0] as Manner
    const { delegate, number } = await applied(manner, 'Akosua Sarpong')
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await page.goto(t.path(`/approvals/${number}`))
    await signIn(walk, castMember(program, 'focal-point'))
    await hand.press(button(walk, t('registrations.reject.submit')))
    assert.equal(await field(walk, 'reason').getAttribute('aria-invalid'), 'true', 'a reason is asked for')
    await hand.fill(field(walk, 'reason'), reason)
    await hand.press(button(walk, t('registrations.reject.submit')))
    const mail = await mailTo(program, delegate.email, 'registrations.rejected')
    assert.ok(mail.text.replace(/\s+/g, ' ').includes(reason))
    await endWalk(walk)

    const theirs = await beginWalk(program, manner)
    await theirs.page.goto(theirs.t.path(`/registrations/${number}`))
    await signIn(theirs, delegate)
    assert.ok((await words(theirs.page)).includes(reason), 'the page says the reason too')
    await endWalk(theirs)
  })

  for (const manner of manners)
    test(`and is approved with others at once, ${inWords(manner)}`, async () => {
      const event = await meeting(program, studyGroup)
      const all = await Promise.all(
        ['Abena', 'Kofi', 'Esi'].map(async (name) => {
          const wishes = { name: `${name} ${manner.language}`, colleagueOf: 'focal-point', language: 'en' }
          const delegate = await newDelegate(program, wishes)
          const { personId, organisation } = delegate
          const { number } = await makeRegistration(program.house.db, {
            event,
            personId,
            organisation,
            mode: 'remote',
          })
          return { delegate, number }
        }),
      )
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/approvals'))
      await signIn(walk, castMember(program, 'focal-point'))
      for (const { number } of all) await hand.tick(option(walk, 'pick', number))
      await hand.press(button(walk, t('registrations.queue.approve')))
      assert.equal(await heading(page), t('registrations.review.title.approve', { count: 3 }))
      await hand.press(button(walk, t('registrations.review.submit.approve', { count: 3 })))
      assert.equal(await heading(page), t('registrations.result.title', { count: 3 }))
      await undoTimePasses(
        program,
        all.map(({ delegate }) => delegate.email),
      )
      for (const { delegate } of all) await mailTo(program, delegate.email, 'registrations.confirmed')
      await endWalk(walk)
    })

  test("a focal point's own registration approves itself", async () => {
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, t } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, castMember(program, 'deputy'))
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.oneself' })
    await says(page, t('registrations.title.confirmed'))
    await endWalk(walk)
  })

  test('somebody whose category may not attend is told so before the form, with the way out', async () => {
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, t } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, castMember(program, 'non-member'))
    assert.equal(await field(walk, 'mode').count(), 0)
    await says(page, t('registrations.told.way-out'))
    await endWalk(walk)
  })
})
