import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, type MadeAccount } from '../support/people.ts'
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
  type Manner,
} from './walk.ts'

describe('somebody says that they belong to an organisation', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** Somebody with an account, who waits for the focal point of the cast. */
  async function claimant(name: string, language: string): Promise<MadeAccount> {
    const { organisation } = await newDelegate(program, {
      name: 'A colleague',
      colleagueOf: 'focal-point',
      language,
    })
    return makeAccount(program.house.db, { name, language, organisation, affiliation: 'claimed' })
  }
  const affiliationOf = (who: MadeAccount) =>
    program.house.db
      .selectFrom('affiliation')
      .select(['id', 'state', 'decision_note'])
      .where('person_id', '=', who.personId)
      .executeTakeFirstOrThrow()

  for (const manner of manners)
    test(`and is approved from the front page on, ${inWords(manner)}`, async () => {
      const who = await claimant(`Yaw Boateng ${manner.language}`, manner.language)
      const { id } = await affiliationOf(who)
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/sign-in'))
      await signIn(walk, castMember(program, 'focal-point'))
      await page.goto(t.path('/'))
      await hand.press(page.locator('main a[href$="/organisation"]').first())
      assert.equal(await heading(page), t('directory.desk.people.title'))
      await hand.press(page.locator(`main a[href$="/organisation/people/${id}"]`).first())
      assert.equal(await heading(page), who.name)
      await hand.press(button(walk, t('directory.desk.approve.one')))
      assert.equal(pathOf(page), '/organisation')
      assert.equal((await affiliationOf(who)).state, 'approved')
      await mailTo(program, who.email, 'directory.affiliation-approved')
      await endWalk(walk)
    })

  test('and is rejected with a reason that reaches them in their own language', async () => {
    const who = await claimant('Camille Roux', 'fr')
    const { id } = await affiliationOf(who)
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path(`/organisation/people/${id}`))
    await signIn(walk, castMember(program, 'focal-point'))
    await hand.press(button(walk, t('directory.desk.reject.one')))
    await says(page, t('directory.desk.reason.missing'))
    await hand.pick(option(walk, 'reason', 'elsewhere'))
    await hand.fill(field(walk, 'words'), 'Please ask the ministry.')
    await hand.press(button(walk, t('directory.desk.reject.one')))
    const mail = await mailTo(program, who.email, 'directory.affiliation-rejected')
    const told = mail.text.replace(/\s+/g, ' ')
    assert.ok(told.includes(program.house.texts('fr')('directory.desk.reason.elsewhere.told')))
    assert.ok(told.includes('Please ask the ministry.'))
    await endWalk(walk)
  })

  for (const manner of manners)
    test(`with others, and the deputy decides about all at once, ${inWords(manner)}`, async () => {
      const all = await Promise.all(
        ['Abena', 'Kofi', 'Esi', 'Kojo', 'Akua', 'Yaa'].map((name) =>
          claimant(`${name} ${manner.language}`, 'en'),
        ),
      )
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/organisation'))
      await signIn(walk, castMember(program, 'deputy'))
      for (const who of all) await hand.tick(option(walk, 'pick', (await affiliationOf(who)).id))
      await hand.press(button(walk, t('directory.desk.approve')))
      assert.equal(await heading(page), t('directory.desk.review.approve', { count: 6 }))
      await hand.press(button(walk, t('directory.desk.review.submit.approve', { count: 6 })))
      assert.equal(await heading(page), t('directory.desk.result.approve', { count: 6 }))
      for (const who of all) assert.equal((await affiliationOf(who)).state, 'approved')
      const told = await mailTo(program, castMember(program, 'focal-point').email, 'directory.desk-many')
      assert.ok(linkIn(told, '/organisation'))
      await endWalk(walk)
    })

  test('and where nobody there decides, the secretariat does', async () => {
    const { id } = await program.house.db
      .selectFrom('affiliation')
      .innerJoin('person', 'person.id', 'affiliation.person_id')
      .select('affiliation.id')
      .where('person.name', '=', 'Efia Donkor')
      .executeTakeFirstOrThrow()
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/desk/focal-points?show=waiting'))
    await signIn(walk, castMember(program, 'secretariat'))
    await hand.press(link(walk, 'Efia Donkor'))
    assert.equal(pathOf(page), `/desk/focal-points/claims/${id}`)
    await hand.press(button(walk, t('directory.desk.approve.one')))
    await says(page, t('directory.focal.desk.waiting.none'))
    await endWalk(walk)
  })
})
