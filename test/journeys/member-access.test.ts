import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { castMember } from './cast.ts'
import { linkIn, mailTo } from './mail.ts'
import { activate, newDelegate, signIn, signUp } from './steps.ts'
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
} from './walk.ts'

describe('from "am I eligible?" to access that is open', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of manners)
    test(inWords(manner), async () => {
      const { language } = manner
      const delegate = await newDelegate(program, {
        name: `Esi Applies ${language}`,
        colleagueOf: 'focal-point',
        language,
      })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      const access = program.house.profile.accessName

      await page.goto(t.path('/access'))
      await hand.press(page.locator('main a[href$="/access/application"]').first())
      await signIn(walk, delegate)
      assert.equal(await heading(page), t('access.application.title', { access }))
      await hand.fill(field(walk, 'reason'), 'Our contributions to the group')
      await hand.press(button(walk, t('access.application.send')))
      assert.equal(await heading(page), t('access.status.title'))
      await says(page, t('access.who.awaiting'))
      const id = /\d{9}-\d{5}/.exec(await words(page))?.[0] ?? ''
      assert.notEqual(id, '')

      const { id: application } = await program.house.db
        .selectFrom('access_application')
        .select('id')
        .where('registration_id', '=', id)
        .executeTakeFirstOrThrow()
      const desk = await beginWalk(program, manner)
      await desk.page.goto(t.path(`/organisation/access/${application}`))
      await signIn(desk, castMember(program, 'focal-point'))
      await says(desk.page, 'Our contributions to the group')
      await desk.hand.press(button(desk, t('access.request.approve')))
      await says(desk.page, t('access.done.approval'))
      await endWalk(desk)

      await page.goto(t.path('/access/status'))
      await says(page, t('access.who.active'))
      await page.goto(t.path('/access/services'))
      await says(page, t('access.services.open', { access }))
      await page.goto(t.path('/account'))
      await says(page, t('accounts.page.edit.forwarding.says'))
      assert.equal(await page.locator('main a[href$="/mail/settings/forwarding"]').count(), 1)
      const mail = await mailTo(program, delegate.email, 'access.moved')
      assert.ok(mail.text.includes(id))
      await endWalk(walk)

      const stranger = await beginWalk(program, manner)
      await stranger.page.goto(t.path('/access/status'))
      await stranger.hand.fill(field(stranger, 'registration-id'), id.replace('-', ' '))
      await stranger.hand.press(button(stranger, t('access.status.ask')))
      assert.equal(await heading(stranger.page), t('access.asked.title'))
      await stranger.page.goto(
        linkIn(await mailTo(program, delegate.email, 'access.status'), '/access/status/'),
      )
      assert.ok(!(await words(stranger.page)).includes(id), 'nothing is shown before the button')
      await stranger.hand.press(button(stranger, t('access.look.show')))
      await says(stranger.page, id)
      await endWalk(stranger)
    })

  /** The organisation of the cast's focal point, which is a member. */
  const member = () =>
    program.house.db
      .selectFrom('account_identifier')
      .innerJoin('account', 'account.id', 'account_identifier.account_id')
      .innerJoin('affiliation', 'affiliation.person_id', 'account.person_id')
      .innerJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
      .select(['organisation.id', 'organisation.name', 'organisation.category'])
      .where('account_identifier.key', '=', castMember(program, 'focal-point').email.toLowerCase())
      .executeTakeFirstOrThrow()
  const applicationOf = (email: string) =>
    program.house.db
      .selectFrom('access_application')
      .innerJoin('account', 'account.person_id', 'access_application.person_id')
      .innerJoin('account_identifier', 'account_identifier.account_id', 'account.id')
      .select(['access_application.registration_id', 'access_application.state', 'account.id as account'])
      .where('account_identifier.key', '=', email)
      .executeTakeFirstOrThrow()

  for (const manner of manners)
    test(`a stranger who is eligible makes an account on the way, and the mail says how it stands, ${inWords(manner)}`, async () => {
      const { language } = manner
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      const access = program.house.profile.accessName
      const organisation = await member()
      const who = { ...strangers[language as keyof typeof strangers], email: `ties-${language}@mail.example` }

      await page.goto(t.path('/access'))
      await hand.press(link(walk, t('access.eligible.title')))
      await hand.fill(field(walk, 'q'), organisation.name)
      await hand.press(button(walk, t('ui.search.button')))
      await hand.press(page.locator(`main a[href$="organisation=${organisation.id}"]`).first())
      await says(page, t('access.eligible.eligible', { access }))
      await hand.press(page.locator('main a[href$="/access/application"]').first())
      assert.equal(pathOf(page), '/sign-in')
      await hand.press(page.locator('main a[href$="/account/new"]').first())
      await signUp(walk, who)
      await activate(walk, who)
      assert.equal(pathOf(page), '/access/application', 'they are back at the form they came for')
      await says(page, t('access.eligible.no-organisation', { access }))

      await hand.press(link(walk, t('access.affiliations')))
      await hand.press(link(walk, t('directory.affiliations.changed')))
      await hand.choose(field(walk, 'membership'), organisation.category)
      await hand.fill(field(walk, 'organisation-words'), organisation.name)
      await hand.press(button(walk, t('ui.search.button')))
      await hand.pick(option(walk, 'organisation', organisation.id))
      await hand.press(button(walk, t('directory.affiliations.check')))
      await hand.press(page.locator('main form button').first())
      await page.goto(t.path('/access/application'))
      await says(page, t('access.application.claimed'))
      await hand.press(button(walk, t('access.application.send')))
      await says(page, t('access.who.awaiting'))
      await endWalk(walk)

      const first = linkIn(await mailTo(program, who.email, 'access.moved'), '/access/status/')
      const stranger = await beginWalk(program, manner)
      await stranger.page.goto(first)
      await stranger.hand.press(button(stranger, t('access.look.show')))
      await says(stranger.page, (await applicationOf(who.email)).registration_id ?? '')
      await endWalk(stranger)
    })

  for (const manner of manners)
    test(`a focal point approves several at once and leaves a note, and the service desk sees the mailbox, ${inWords(manner)}`, async () => {
      const { language } = manner
      const applicants = []
      for (const name of ['Abla', 'Kwesi']) {
        const wishes = { name: `${name} ${language}`, colleagueOf: 'focal-point', language }
        const delegate = await newDelegate(program, wishes)
        const walk = await beginWalk(program, manner)
        await walk.page.goto(walk.t.path('/access/application'))
        await signIn(walk, delegate)
        await walk.hand.press(button(walk, walk.t('access.application.send')))
        await endWalk(walk)
        applicants.push(delegate)
      }

      const desk = await beginWalk(program, manner)
      const { page, hand, t } = desk
      await page.goto(t.path('/organisation/access'))
      await signIn(desk, castMember(program, 'focal-point'))
      for (const { email } of applicants)
        await hand.tick(option(desk, 'pick', (await applicationOf(email)).registration_id ?? ''))
      await hand.press(button(desk, t('access.queue.approve')))
      assert.equal(await heading(page), t('access.review.title.approve', { count: 2 }))
      await hand.press(button(desk, t('access.review.submit.approve', { count: 2 })))
      assert.equal(await heading(page), t('access.result.title.approve', { count: 2 }))
      for (const { email } of applicants) assert.equal((await applicationOf(email)).state, 'active')
      await page.goto(t.path('/organisation/access?heap=holders'))
      await says(page, t('access.mailbox-use', { used: 0, quota: 1024 }).split('0')[0] ?? '')
      const note = page.locator('main textarea').first()
      await hand.fill(note, `Abla is our editor (${language})`)
      await hand.press(
        page
          .locator('main form', { has: page.locator('textarea') })
          .locator('button')
          .first(),
      )
      await page.goto(t.path('/organisation/access'))
      assert.equal(await note.inputValue(), `Abla is our editor (${language})`)
      await endWalk(desk)

      const agent = await beginWalk(program, manner)
      const { account } = await applicationOf(applicants[0]?.email ?? '')
      await agent.page.goto(t.path(`/admin/accounts/${account}/mailbox`))
      await signIn(agent, castMember(program, 'service-desk'))
      assert.ok((await words(agent.page)).includes(`@${program.house.config.mailDomain}`))
      await endWalk(agent)
    })
})

const strangers = {
  en: { name: 'Ifeoma Obi', country: 'GH' },
  fr: { name: 'Awa Diémé', country: 'GH' },
  ar: { name: 'هدى بنت خالد', country: 'GH' },
} as const
