import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { meeting, newDelegate, signIn, studyGroup } from './steps.ts'
import { beginWalk, endWalk, field, heading, inWords, link, manners, pathOf, says } from './walk.ts'

const day = 24 * 60 * 60_000

describe('a delegate needs a letter for a visa, and a visa officer writes it', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(`from the details to the letter anybody can check, ${inWords(manner)}`, async () => {
      const { db, clock } = program.house
      const event = await meeting(program, studyGroup)
      const delegate = await newDelegate(program, {
        name: `Efua Adjei ${manner.language}`,
        colleagueOf: 'focal-point',
        language: manner.language,
      })
      const { personId, organisation } = delegate
      const made = {
        event,
        personId,
        organisation,
        mode: 'on-site',
        state: 'confirmed',
        asksVisa: true,
      } as const
      const { number } = await makeRegistration(db, {
        ...made,
        answers: { badgeName: delegate.name, interpretation: null, accessNeeds: '' },
      })
      const { starts_at: starts, ends_at: ends } = await db
        .selectFrom('event')
        .select(['starts_at', 'ends_at'])
        .where('id', '=', event.id)
        .executeTakeFirstOrThrow()
      const on = (at: Date, days: number) => new Date(at.getTime() + days * day).toISOString().slice(0, 10)

      const theirs = await beginWalk(program, manner)
      const { page, hand, t } = theirs
      await page.goto(t.path(`/registrations/${number}/visa`))
      await signIn(theirs, delegate)
      const typed = {
        passportName: delegate.name.toUpperCase(),
        bornOn: '1988-04-12',
        birthPlace: 'Kumasi',
        passportNumber: 'G 1234567',
        issuedOn: '2024-02-01',
        expiresOn: on(ends, 900),
        jobTitle: 'Engineer',
        consulate: 'Accra, Ghana',
        arrivesOn: on(starts, -1),
        leavesOn: on(ends, 1),
      }
      for (const [name, value] of Object.entries(typed)) await field(theirs, name).fill(value)
      for (const name of ['nationality', 'issuedIn', 'residence'])
        await hand.choose(field(theirs, name), 'GH')
      await hand.press(page.locator('main form button[value=send]'))
      if ((await field(theirs, 'sure').count()) > 0) {
        await hand.tick(field(theirs, 'sure'))
        await hand.press(page.locator('main form button[value=send]'))
      }
      await says(page, t('visa-letters.sent'))
      await endWalk(theirs)

      const officer = await beginWalk(program, { ...manner, language: 'en' })
      await officer.page.goto(officer.t.path('/desk/visa'))
      await signIn(officer, castMember(program, 'visa-officer'))
      assert.equal(pathOf(officer.page), '/desk/visa')
      await officer.hand.press(link(officer, delegate.name))
      assert.equal(await heading(officer.page), delegate.name)
      await officer.hand.press(officer.page.locator('main form[action$="/work"] button'))
      await officer.hand.press(officer.page.locator('main form[action$="/letter"] button'))
      await says(officer.page, officer.t('visa-letters.issued'))
      await endWalk(officer)

      const mail = await mailTo(program, delegate.email, 'visa-letters.issued')
      const letter = linkIn(mail, '/visa-letters/')
      const serial = /V-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(letter)?.[0]
      assert.ok(serial, 'the letter has a serial')
      const own = await beginWalk(program, manner)
      await own.page.goto(own.t.path(`/registrations/${number}/visa`))
      await signIn(own, delegate)
      await says(own.page, serial)
      const file = await own.context.request.get(letter)
      assert.equal(file.headers()['content-type'], 'application/pdf')
      await own.context.clearCookies()
      await own.page.goto(own.t.path('/visa-letters/check'))
      await own.hand.fill(field(own, 'serial'), serial)
      await own.hand.press(own.page.locator('main form button').first())
      await says(own.page, serial)
      assert.ok(!(await own.page.locator('main').innerText()).includes('G1234567'), 'no passport in public')
      await endWalk(own)
      assert.ok(clock.now() < starts)
    })
})
