import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailsTo, mailTo } from './mail.ts'
import { meeting, newDelegate, signIn, studyGroup } from './steps.ts'
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

describe('a focal point rejects too many, and one person puts it right', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`undone, rejected for a reason, corrected and approved, ${inWords(manner)}`, async () => {
      const event = await meeting(program, studyGroup)
      const all = await Promise.all(
        ['Abena', 'Kofi'].map(async (name) => {
          const wishes = {
            name: `${name} ${manner.size}`,
            colleagueOf: 'focal-point',
            language: manner.language,
          }
          const delegate = await newDelegate(program, wishes)
          const { personId, organisation } = delegate
          const options = { event, personId, organisation, mode: 'on-site' } as const
          return { delegate, ...(await makeRegistration(program.house.db, options)) }
        }),
      )
      const [abena] = all
      assert.ok(abena)

      const desk = await beginWalk(program, manner)
      const { page, hand, t } = desk
      await page.goto(t.path('/approvals'))
      await signIn(desk, castMember(program, 'focal-point'))
      for (const { number } of all) await hand.tick(option(desk, 'pick', number))
      await hand.press(button(desk, t('registrations.queue.reject')))
      assert.equal(await heading(page), t('registrations.review.title.reject', { count: 2 }))
      await hand.pick(option(desk, 'because', 'delegation-complete'))
      await hand.press(button(desk, t('registrations.review.submit.reject', { count: 2 })))
      assert.equal(await heading(page), t('registrations.result.title', { count: 2 }))
      await hand.press(button(desk, t('registrations.undo.submit')))
      assert.equal(await heading(page), t('registrations.undo.title', { count: 2 }))
      for (const { delegate } of all)
        assert.equal(await written(delegate.email), 0, 'nobody was told of what was undone')

      await page.goto(t.path(`/approvals/${abena.number}`))
      await hand.pick(option(desk, 'because', 'mode'))
      await hand.press(button(desk, t('registrations.reject.submit')))
      assert.equal(pathOf(page), '/approvals')
      const rejected = await mailTo(program, abena.delegate.email, 'registrations.rejected')
      await endWalk(desk)

      const theirs = await beginWalk(program, manner)
      await theirs.page.goto(linkIn(rejected, `/registrations/${abena.number}/change`))
      await signIn(theirs, abena.delegate)
      assert.equal(await heading(theirs.page), t('registrations.correct.title'))
      await theirs.hand.pick(option(theirs, 'mode', 'remote'))
      await theirs.hand.press(button(theirs, t('registrations.correct.submit')))
      await says(theirs.page, t('registrations.title.pending-focal-point'))
      await theirs.hand.press(link(theirs, t('registrations.can.edit')))
      await theirs.hand.fill(field(theirs, 'access-needs'), 'Captions')
      await theirs.hand.press(button(theirs, t('registrations.edit.submit')))
      assert.equal(pathOf(theirs.page), `/registrations/${abena.number}`)
      await endWalk(theirs)

      const again = await beginWalk(program, manner)
      await again.page.goto(t.path(`/approvals/${abena.number}`))
      await signIn(again, castMember(program, 'focal-point'))
      await again.hand.press(button(again, t('registrations.approve.submit')))
      await mailTo(program, abena.delegate.email, 'registrations.confirmed')
      assert.equal(await mailsTo(program, abena.delegate.email, 'registrations.confirmed'), 1)
      await endWalk(again)
    })

  /** Mails to somebody that were ever written. */
  async function written(address: string): Promise<number> {
    const rows = await program.house.db
      .selectFrom('outbox')
      .select('id')
      .where('to_address', '=', address)
      .where('subject', 'is not', null)
      .execute()
    return rows.length
  }
})
