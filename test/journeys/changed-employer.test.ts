import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { meeting, newDelegate, signIn, studyGroup, type Delegate } from './steps.ts'
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
  words,
  type Manner,
  type Walk,
} from './walk.ts'

const newRole = 'Head of numbering'

describe('somebody changes employer and says so themselves', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  /** A delegate of a company, whose registration waits for the company's focal point. */
  async function employed(manner: Manner): Promise<{ who: Delegate; number: string }> {
    const { language } = manner
    const wishes = { name: `Maëlle Kerdoncuff ${language}`, colleagueOf: 'french-delegate', language }
    const who = await newDelegate(program, wishes)
    const { personId, organisation } = who
    const event = await meeting(program, studyGroup)
    const { number } = await makeRegistration(program.house.db, {
      event,
      personId,
      organisation,
      mode: 'remote',
    })
    return { who, number }
  }
  const newEmployer = () =>
    program.house.db
      .selectFrom('account_identifier')
      .innerJoin('account', 'account.id', 'account_identifier.account_id')
      .innerJoin('affiliation', 'affiliation.person_id', 'account.person_id')
      .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
      .select(['organisation.id', 'organisation.name', 'organisation.category'])
      .where('account_identifier.key', '=', castMember(program, 'focal-point').email)
      .executeTakeFirstOrThrow()
  const affiliationsOf = ({ personId }: Delegate) =>
    program.house.db
      .selectFrom('affiliation')
      .select(['id', 'organisation_id', 'state', 'role', 'to_on'])
      .where('person_id', '=', personId)
      .execute()

  /** From the account to the page that says what the change does. */
  async function sayIt(walk: Walk, who: Delegate, employer: { id: string; category: string }): Promise<void> {
    const { page, hand, t } = walk
    await page.goto(t.path('/account/affiliations'))
    await signIn(walk, who)
    await hand.press(link(walk, t('directory.affiliations.changed')))
    assert.equal(await heading(page), t('directory.affiliations.changed'))
    await hand.choose(field(walk, 'membership'), employer.category)
    await hand.fill(field(walk, 'organisation-words'), 'VNCO')
    await hand.press(button(walk, t('ui.search.button')))
    await hand.pick(option(walk, 'organisation', employer.id))
    await hand.fill(field(walk, 'role'), newRole)
    await hand.press(button(walk, t('directory.affiliations.check')))
    assert.equal(await heading(page), t('directory.affiliations.check.title'))
  }

  for (const manner of manners)
    test(`and is confirmed by the new one, ${inWords(manner)}`, async () => {
      const { who, number } = await employed(manner)
      const employer = await newEmployer()
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await sayIt(walk, who, employer)
      assert.ok((await words(page)).includes(number), 'what it withdraws is said before')
      assert.deepEqual(
        (await affiliationsOf(who)).map(({ state }) => state),
        ['approved'],
        'nothing is done yet',
      )
      await hand.press(button(walk, t('directory.affiliations.confirm')))
      assert.equal(pathOf(page), '/account/affiliations')
      await says(page, t('directory.affiliations.begun.claimed'))
      await says(page, t('directory.affiliations.ended.left'))
      await endWalk(walk)

      await mailTo(program, who.email, 'directory.affiliation-ended')
      await mailTo(program, who.email, 'registrations.former', number)
      const claim = (await affiliationsOf(who)).find(({ state }) => state === 'claimed')
      assert.equal(claim?.organisation_id, employer.id)
      assert.equal(claim?.role, newRole)
      await confirm(manner, who, claim?.id ?? '')
      await mailTo(program, who.email, 'directory.affiliation-approved')
    })

  /** The focal point of the new employer follows the mail, sees that the address is another one's, and approves. */
  async function confirm(manner: Manner, who: Delegate, claim: string): Promise<void> {
    const focalPoint = castMember(program, 'focal-point')
    const asked = await mailTo(program, focalPoint.email, 'directory.affiliation-claimed', who.name)
    assert.ok(asked.text.includes(program.house.texts('en')('directory.letter.claimed.domain.other')))
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await page.goto(t.path(new URL(linkIn(asked, claim)).pathname.slice(3)))
    await signIn(walk, focalPoint)
    assert.equal(await heading(page), who.name)
    await hand.press(button(walk, t('directory.desk.approve.one')))
    const states = (await affiliationsOf(who)).map(({ state }) => state).sort()
    assert.deepEqual(states, ['approved', 'ended'])
    await endWalk(walk)
  }

  test('and thinks again before the button: nothing has changed', async () => {
    const manner = manners[0] as Manner
    const { who, number } = await employed(manner)
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await sayIt(walk, who, await newEmployer())
    await hand.press(button(walk, t('directory.affiliations.correct')))
    assert.equal(await field(walk, 'role').inputValue(), newRole, 'what was typed is kept')
    await hand.press(link(walk, t('directory.affiliations.back')))
    await says(page, t('directory.affiliations.state.approved'))
    const { state } = await program.house.db
      .selectFrom('registration')
      .select('state')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    assert.equal(state, 'pending')
    await endWalk(walk)
  })

  test('and who left an organisation may say later where they work', async () => {
    const { who } = await employed(manners[0] as Manner)
    const walk = await beginWalk(program, manners[0] as Manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/account/affiliations'))
    await signIn(walk, who)
    await hand.press(page.locator('main a[href$="/end"]').first())
    await hand.press(button(walk, t('directory.affiliations.leave')))
    await says(page, t('directory.affiliations.none'))
    await hand.press(link(walk, t('directory.affiliations.first')))
    assert.equal(await heading(page), t('directory.affiliations.first'))
    await endWalk(walk)
  })
})
