import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailsTo, mailTo } from './mail.ts'
import { newDelegate, register, signIn, studyGroup } from './steps.ts'
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

const workshop = 'C-00015213'

describe('others answer for people of an organisation', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`a minister is registered, need do nothing, and says no, ${inWords(manner)}`, async () => {
      const email = `${randomUUID()}@ministry.example`
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/approvals'))
      await signIn(walk, castMember(program, 'focal-point'))
      await hand.press(link(walk, t('registrations.on-behalf.title')))
      await page.goto(t.path(`/approvals/on-behalf/${studyGroup}`))
      await hand.pick(option(walk, 'person', 'new'))
      await hand.fill(field(walk, 'name'), 'Her Excellency Ama Boateng')
      await hand.fill(field(walk, 'email'), email)
      await hand.choose(field(walk, 'country'), 'GH')
      await hand.choose(field(walk, 'language'), manner.language)
      await hand.pick(option(walk, 'capacity', 'high-level'))
      await hand.pick(option(walk, 'mode', 'remote'))
      await hand.press(button(walk, t('registrations.on-behalf.submit')))
      await says(page, 'Her Excellency Ama Boateng')
      await endWalk(walk)

      const mail = await mailTo(program, email, 'registrations.on-behalf')
      assert.match(mail.source, /text\/calendar/)
      const theirs = await beginWalk(program, manner)
      await theirs.page.goto(linkIn(mail, '/registrations/decline/'))
      assert.equal(await heading(theirs.page), t('registrations.on-behalf.decline.title'))
      await theirs.hand.press(button(theirs, t('registrations.on-behalf.decline.submit')))
      await says(theirs.page, t('registrations.on-behalf.decline.done'))
      await endWalk(theirs)
      assert.ok(
        (await mailsTo(program, castMember(program, 'focal-point').email, 'registrations.declined')) > 0,
      )
    })

  test('an organisation says that somebody is not theirs, and the secretariat looks again', async () => {
    const [manner] = manners
    assert.ok(manner)
    const { organisation } = await newDelegate(program, {
      name: 'A colleague',
      colleagueOf: 'focal-point',
      language: 'en',
    })
    const contact = `${randomUUID()}@office.example`
    await program.house.db
      .insertInto('organisation_contact')
      .values({
        organisation_id: organisation.id,
        role: 'general',
        name: 'The Registry',
        email: contact,
        visibility: 'members',
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'role']).doUpdateSet({ email: contact }))
      .execute()
    const bold = await makeAccount(program.house.db, {
      name: 'Somebody Bold',
      email: `${randomUUID()}@mail.example`,
      organisation,
      affiliation: 'claimed',
    })
    const walk = await beginWalk(program, manner)
    const { t } = walk
    await walk.page.goto(t.path(`/events/${workshop}/registration`))
    await signIn(walk, bold)
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.nobody' })
    const number = pathOf(walk.page).split('/').at(-1) as string
    await endWalk(walk)

    const asked = await mailTo(program, contact, 'registrations.challenge', 'Somebody Bold')
    const office = await beginWalk(program, manner)
    await office.page.goto(linkIn(asked, '/registrations/challenge/'))
    await office.hand.pick(option(office, 'answer', 'not-ours'))
    await office.hand.fill(field(office, 'by'), 'Efua Owusu, Registry')
    await office.hand.press(button(office, office.t('registrations.challenge.submit')))
    await says(office.page, office.t('registrations.challenge.said.not-ours'))
    await endWalk(office)

    const desk = await beginWalk(program, manner)
    await desk.page.goto(desk.t.path(`/desk/challenges/${number}`))
    await signIn(desk, castMember(program, 'secretariat'))
    assert.equal(await heading(desk.page), 'Somebody Bold')
    await desk.hand.fill(field(desk, 'reason'), 'The organisation says that you do not belong to it.')
    await desk.hand.press(button(desk, desk.t('registrations.challenge.desk.cancel')))
    await says(desk.page, desk.t('registrations.challenge.settled.cancelled'))
    await endWalk(desk)
    await mailTo(program, bold.email, 'registrations.desk-cancelled')
  })
})
