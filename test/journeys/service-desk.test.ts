import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { settleMailboxChanges } from '../../src/features/administration/lost-mailbox/actions/settle.ts'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, type MadeAccount } from '../support/people.ts'
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
  words,
  type Manner,
  type Walk,
} from './walk.ts'

const day = 24 * 3_600_000
const reason = 'They called from the number of their badge, ticket 4711.'
const people = { en: 'Wanjiru Kamau', fr: 'Éloïse d’Angély', ar: 'سلمى بنت ناصر' } as const

describe('somebody asks the service desk for help', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  const newPerson = ({ language }: Manner): Promise<MadeAccount> =>
    makeAccount(program.house.db, { name: people[language as keyof typeof people], language })

  /** The agent signs in on the way to the accounts, and finds this one by its address. */
  async function find(manner: Manner, email: string): Promise<Walk> {
    const walk = await beginWalk(program, manner)
    const { page, hand, t } = walk
    await page.goto(t.path('/admin/accounts'))
    await signIn(walk, castMember(program, 'service-desk'))
    assert.equal(pathOf(page), '/admin/accounts')
    await hand.fill(field(walk, 'q'), email)
    await hand.press(button(walk, t('ui.search.button')))
    await says(page, t('administration.accounts.found', { count: 1 }))
    await hand.press(link(walk, people[manner.language as keyof typeof people]))
    assert.equal(await heading(page), people[manner.language as keyof typeof people])
    return walk
  }

  /** Opens the page of an act, and does it, with the reason where one is asked for. */
  async function act(walk: Walk, name: string, more: () => Promise<void> = async () => {}): Promise<void> {
    const { page, hand, t } = walk
    await hand.press(link(walk, t(`administration.do.${name}.title`)))
    assert.equal(await heading(page), t(`administration.do.${name}.title`))
    await more()
    if (await field(walk, 'reason').count()) await hand.fill(field(walk, 'reason'), reason)
    await hand.press(page.locator('#act button').first())
  }

  for (const manner of manners) {
    test(`who blocks the account with a reason, and opens it again, ${inWords(manner)}`, async () => {
      const person = await newPerson(manner)
      const walk = await find(manner, person.email)
      const { page, hand, t } = walk

      await act(walk, 'block')
      assert.equal(await heading(page), t('administration.do.block.title'), 'what it is about is asked for')
      await says(page, t('administration.do.block.why.missing'))
      assert.equal(await field(walk, 'reason').inputValue(), reason, 'the reason is kept')
      await hand.pick(option(walk, 'why', 'staff'))
      await hand.press(button(walk, t('administration.do.block.submit')))
      await says(page, t('administration.do.block.done'))
      await says(page, t('administration.state.blocked'))
      await mailTo(program, person.email, 'accounts.blocked')

      const theirs = await beginWalk(program, { ...manner, by: 'mouse' })
      await signIn(theirs, person)
      await says(theirs.page, t('sign-in.wrong'))

      await act(walk, 'unblocking')
      await says(page, t('administration.do.unblocking.done'))
      await mailTo(program, person.email, 'accounts.unblocked')
      await signIn(theirs, person)
      assert.equal(pathOf(theirs.page), '/')
      for (const one of [walk, theirs]) await endWalk(one)
    })

    test(`whose mailbox is lost: a second person agrees, and the new one counts after three days, ${inWords(manner)}`, async () => {
      const person = await newPerson(manner)
      const fresh = `fresh-${manner.language}@mail.example`
      const agent = await find(manner, person.email)
      await act(agent, 'contact-change', () => agent.hand.fill(field(agent, 'address'), fresh))
      await says(agent.page, agent.t('administration.second.asked-it'))
      await agent.hand.press(link(agent, agent.t('administration.detail.kind.contact-change')))
      await says(agent.page, agent.t('administration.second.yours'))
      assert.equal(await button(agent, agent.t('administration.second.agree')).count(), 0)

      const other = await beginWalk(program, manner)
      const { page, hand, t } = other
      await page.goto(t.path(pathOf(agent.page)))
      await signIn(other, castMember(program, 'administrator'))
      await says(page, reason)
      await hand.press(button(other, t('administration.second.agree')))
      await says(page, t('administration.second.agreed'))

      const old = await mailTo(program, person.email, 'administration.mailbox-change')
      assert.ok(linkIn(old, '/account/mailbox-change/'))
      const asked = await mailTo(program, fresh, 'administration.mailbox-change')
      await page.context().clearCookies()
      await page.goto(linkIn(asked, '/account/mailbox-proof/'))
      assert.equal(await heading(page), t('administration.mailbox.prove.title'))
      await hand.press(button(other, t('administration.mailbox.prove.submit')))
      assert.equal(await heading(page), t('administration.mailbox.prove.done'))

      program.move(3 * day)
      await settleMailboxChanges(program.house, program.house.clock.now())
      await page.goto(t.path('/sign-in'))
      await signIn(other, { ...person, email: fresh })
      await page.goto(t.path('/account'))
      assert.ok((await words(page)).includes(fresh), 'the new address is theirs')
      for (const one of [agent, other]) await endWalk(one)
    })

    test(`who looks at the pages as the person sees them, and can do nothing there, ${inWords(manner)}`, async () => {
      const person = await newPerson(manner)
      const name = people[manner.language as keyof typeof people]
      const walk = await find(manner, person.email)
      const { page, hand, t } = walk
      await act(walk, 'viewing')
      const banner = page.locator('aside.viewing')
      assert.ok((await banner.innerText()).includes(name))
      const told = await mailTo(program, person.email, 'administration.looked')
      assert.ok(told.text.replace(/\s+/g, ' ').includes(reason), 'they are told why')

      await page.goto(t.path('/account'))
      assert.ok((await words(page)).includes(name), 'it is their account')
      await page.goto(t.path('/account/preferences'))
      assert.ok((await banner.innerText()).includes(name), 'on every page')
      await hand.press(page.locator('main form button').first())
      assert.equal(await heading(page), t('platform.viewing.act.title'))

      await hand.press(banner.getByRole('button'))
      await says(page, t('administration.look.stopped'))
      assert.equal(await banner.count(), 0)
      await page.goto(t.path('/admin'))
      assert.equal(await heading(page), t('administration.start.title'), 'the pages are their own again')
      await endWalk(walk)
    })
  }
})
