import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { signIn } from './steps.ts'
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
  type Manner,
} from './walk.ts'

describe('a focal point hands their role over', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** An organisation of its own, with a focal point who is about to leave. */
  async function office(manner: Manner) {
    const { db } = program.house
    const organisation = await makeOrganisation(db, { name: `Sunyani Radio ${manner.language}` })
    const leaving = await makeFocalPoint(db, {
      organisation,
      name: 'Kojo Antwi',
      email: `${randomUUID()}@mail.example`,
      language: manner.language,
    })
    await makeFocalPoint(db, { organisation, account: leaving, kind: 'member-access' })
    return { organisation, leaving }
  }

  /** The secretariat's own desk reads English; the newest mail there about this organisation. */
  const deskMail = (about: string) =>
    mailTo(program, program.house.profile.helpContacts.registration, 'directory.focal-asked', about)

  for (const manner of manners)
    test(`to somebody new, and the secretariat countersigns, ${inWords(manner)}`, async () => {
      const { organisation, leaving } = await office(manner)
      const email = `${randomUUID()}@mail.example`
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/organisation/roles'))
      await signIn(walk, leaving)
      await hand.press(page.locator('main a[href*="/organisation/roles/"]').first())
      await hand.press(button(walk, t('directory.desk.role.give-up.submit')))
      await says(page, t('directory.focal.last'))
      await hand.press(page.locator('main .notice a[href$="/hand-over"]'))
      await hand.pick(option(walk, 'person', 'new'))
      await hand.fill(field(walk, 'first-name'), 'Nana Yaa')
      await hand.fill(field(walk, 'last-name'), 'Agyeman')
      await hand.fill(field(walk, 'email'), email)
      await hand.press(button(walk, t('directory.desk.naming.submit')))
      assert.equal(pathOf(page), '/organisation/roles')
      await says(page, t('directory.focal.state.asked'))
      await endWalk(walk)

      const asked = await deskMail(organisation.name)
      const staff = await beginWalk(program, manner)
      await staff.page.goto(staff.t.path(new URL(linkIn(asked, '/changes/')).pathname.slice(3)))
      await signIn(staff, castMember(program, 'secretariat'))
      assert.equal(await heading(staff.page), staff.t('directory.focal.what.hand-over'))
      await says(staff.page, staff.t('directory.focal.change.new-account'))
      await staff.hand.press(button(staff, staff.t('directory.focal.change.sign')))
      assert.equal(pathOf(staff.page), '/desk/focal-points')
      await endWalk(staff)

      const began = await mailTo(program, email, 'directory.focal-began')
      assert.ok(began.text.includes('Nana Yaa Agyeman'))
      await mailTo(program, leaving.email, 'directory.focal-ended')
      const codes = await program.house.db
        .selectFrom('outbox')
        .select('occasion')
        .where('to_address', '=', email)
        .execute()
      assert.ok(codes.length > 1, 'the welcome code comes by a mail of its own')
      const roles = await program.house.db
        .selectFrom('focal_point')
        .innerJoin('person', 'person.id', 'focal_point.person_id')
        .select(['person.name', 'focal_point.kind'])
        .where('organisation_id', '=', organisation.id)
        .where('until', 'is', null)
        .orderBy('kind')
        .execute()
      assert.deepEqual(
        roles.map(({ name, kind }) => `${kind} ${name}`),
        ['designated Nana Yaa Agyeman', 'member-access Kojo Antwi'],
      )
    })

  test('to a colleague, and the secretariat says no with a reason', async () => {
    const manner = manners[0] as Manner
    const { organisation, leaving } = await office(manner)
    const colleague = await makeAccount(program.house.db, { organisation, name: 'Adjoa Mensa' })
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/organisation/roles'))
    await signIn(walk, leaving)
    await hand.press(page.locator('main a[href*="/organisation/roles/"]').first())
    await hand.press(link(walk, t('directory.desk.role.hand-over.open')))
    await hand.pick(option(walk, 'person', colleague.personId))
    await hand.press(button(walk, t('directory.desk.naming.submit')))
    await endWalk(walk)

    const staff = await beginWalk(program, manner)
    await staff.page.goto(new URL(linkIn(await deskMail('Adjoa Mensa'), '/changes/')).pathname)
    await signIn(staff, castMember(program, 'secretariat'))
    await staff.hand.fill(field(staff, 'reason'), 'Please send a letter of your director.')
    await staff.hand.press(button(staff, staff.t('directory.focal.change.refuse.submit')))
    const refused = await mailTo(program, leaving.email, 'directory.focal-refused')
    assert.ok(refused.text.replace(/\s+/g, ' ').includes('Please send a letter of your director.'))
    await endWalk(staff)
  })

  test('and says when they are away, so that the deputy is asked first', async () => {
    const walk = await beginWalk(program, manners[1] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/organisation/absence'))
    await signIn(walk, castMember(program, 'focal-point'))
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
    await hand.fill(field(walk, 'from'), day(0))
    await hand.fill(field(walk, 'until'), day(9))
    await hand.press(button(walk, t('directory.desk.absence.submit')))
    assert.equal(await field(walk, 'until').inputValue(), day(9))
    await hand.press(button(walk, t('directory.desk.absence.back')))
    assert.equal(await field(walk, 'until').inputValue(), '')
    await endWalk(walk)
  })
})
