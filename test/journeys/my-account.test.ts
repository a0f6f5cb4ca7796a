import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { makeAccount, makeEvent, makeRegistration, type MadeAccount } from '../support/people.ts'
import { startProgram, type Program } from '../support/program.ts'
import { linkIn, mailTo } from './mail.ts'
import { signIn } from './steps.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  inWords,
  manners,
  pathOf,
  says,
  type Manner,
  type Walk,
} from './walk.ts'

describe('somebody runs their own account', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  const somebody = (language: string, name: string): Promise<MadeAccount> =>
    makeAccount(program.house.db, { name, language, email: `${randomUUID()}@mail.example` })

  /** From the account's own page to one of the pages behind it. */
  async function open(walk: Walk, path: string): Promise<void> {
    await walk.page.goto(walk.t.path('/account'))
    await walk.hand.press(walk.page.locator(`main a[href$="${path}"]`).first())
    assert.equal(pathOf(walk.page), path)
  }

  /** Whether these names and this password still lead in: asked in a browser of its own. */
  async function comesIn(manner: Manner, name: string, password: string): Promise<boolean> {
    const walk = await beginWalk(program, manner)
    await signIn(walk, { email: name, password })
    const isIn = pathOf(walk.page) !== '/sign-in'
    await walk.context.close()
    return isIn
  }

  for (const manner of manners)
    test(`another address, and taken back from the old one, ${inWords(manner)}`, async () => {
      const account = await somebody(manner.language, 'Akosua Mensah')
      const fresh = `${randomUUID()}@mail.example`
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await signIn(walk, account)
      await open(walk, '/account/addresses')
      await hand.fill(field(walk, 'email'), fresh)
      await hand.tick(field(walk, 'contact'))
      await hand.press(button(walk, t('accounts.addresses.submit')))
      await says(page, t('accounts.addresses.asked'))

      await page.goto(linkIn(await mailTo(program, fresh, 'accounts.address-asked'), '/confirmation/'))
      assert.equal(await heading(page), t('accounts.addresses.confirm.title'))
      await hand.press(button(walk, t('accounts.addresses.confirm.submit')))
      assert.equal(pathOf(page), '/account/addresses')
      assert.ok(await comesIn(manner, fresh, account.password))

      const undo = await mailTo(program, account.email, 'accounts.address-changed')
      await page.goto(linkIn(undo, '/restoration/'))
      await hand.press(button(walk, t('accounts.addresses.undo.submit')))
      assert.equal(await heading(page), t('accounts.addresses.undone.title'))
      await page.goto(t.path('/account'))
      assert.equal(pathOf(page), '/sign-in', 'everybody is signed out')
      assert.ok(!(await comesIn(manner, fresh, account.password)))
      assert.ok(await comesIn(manner, account.email, account.password))
      await endWalk(walk)
    })

  for (const manner of manners)
    test(`two accounts become one, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const stays = await somebody(manner.language, 'Efua Sutherland')
      const goes = await somebody(manner.language, 'Efua T. Sutherland')
      const event = await makeEvent(db, { now: program.house.clock.now() })
      const { number } = await makeRegistration(db, { event, personId: goes.personId, state: 'confirmed' })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await signIn(walk, stays)
      await open(walk, '/account/merging')
      await hand.fill(field(walk, 'name'), goes.username)
      await hand.press(button(walk, t('accounts.merging.submit')))
      assert.equal(await heading(page), t('accounts.merging.asked.title'))

      await page.goto(linkIn(await mailTo(program, goes.email, 'accounts.merge-asked'), '/confirmation/'))
      assert.equal(await heading(page), t('accounts.merging.confirm.title'))
      await hand.press(button(walk, t('accounts.merging.confirm.submit')))
      assert.equal(await heading(page), t('accounts.merged.title'))
      await page.goto(t.path('/registrations'))
      assert.ok((await page.content()).includes(number), 'the registration has come along')
      await mailTo(program, goes.email, 'accounts.merged')
      assert.ok(await comesIn(manner, goes.email, stays.password))
      await endWalk(walk)
    })

  for (const manner of manners)
    test(`closed, and opened again by the mailed link, ${inWords(manner)}`, async () => {
      const { db } = program.house
      const account = await somebody(manner.language, 'Kojo Antwi')
      const event = await makeEvent(db, { now: program.house.clock.now() })
      await makeRegistration(db, { event, personId: account.personId, state: 'confirmed' })
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await signIn(walk, account)
      await open(walk, '/account/closing')
      await says(page, t('accounts.closing.withdrawn'))
      await hand.press(button(walk, t('accounts.closing.submit')))
      assert.equal(await heading(page), t('accounts.closed.title'))
      assert.ok(!(await comesIn(manner, account.email, account.password)))
      await mailTo(program, account.email, 'registrations.withdrawn')

      const mail = await mailTo(program, account.email, 'accounts.closed')
      await page.goto(linkIn(mail, '/account/reopening/'))
      assert.equal(await heading(page), t('accounts.reopening.title'))
      await hand.press(button(walk, t('accounts.reopening.submit')))
      assert.equal(pathOf(page), '/sign-in')
      await signIn(walk, account)
      await page.goto(t.path('/account'))
      assert.equal(await heading(page), t('accounts.page.title'))
      await endWalk(walk)
    })
})
