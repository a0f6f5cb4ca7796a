import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { linkIn, mailTo } from './mail.ts'
import { activate, newPassword, signUp, type Newcomer } from './steps.ts'
import {
  beginWalk,
  button,
  endWalk,
  field,
  heading,
  manners,
  pathOf,
  type Manner,
  type Walk,
} from './walk.ts'

const manner = manners[0] as Manner
const hour = 3_600_000

describe('a mailed link', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  async function signedUp(who: Newcomer): Promise<{ walk: Walk; link: string }> {
    const walk = await beginWalk(program, manner)
    await walk.page.goto(walk.t.path('/account/new'))
    await signUp(walk, who)
    return {
      walk,
      link: linkIn(await mailTo(program, who.email, 'accounts.sign-up'), '/account/activation/'),
    }
  }

  const hasAccount = async (email: string): Promise<boolean> =>
    (await program.house.db.selectFrom('account_identifier').select('key').where('key', '=', email).execute())
      .length > 0

  test('that a scanner opens changes nothing', async () => {
    const who = { name: 'Rokia Diallo', email: 'rokia@mail.example', country: 'ML' }
    const { walk, link } = await signedUp(who)
    for (let times = 0; times < 3; times++) assert.equal((await fetch(link)).status, 200)
    assert.equal(await hasAccount(who.email), false)
    await activate(walk, who)
    assert.equal(await hasAccount(who.email), true)
    await endWalk(walk)
  })

  test('that was used says so, and leads to signing in', async () => {
    const who = { name: 'Wangari Njoroge', email: 'wangari@mail.example', country: 'KE' }
    const { walk, link } = await signedUp(who)
    await activate(walk, who)
    const later = await beginWalk(program, manner)
    await later.page.goto(link)
    assert.equal(await heading(later.page), later.t('accounts.link-used.title'))
    await later.hand.press(later.page.locator('main a[href$="/sign-in"]').first())
    await later.hand.fill(field(later, 'name'), who.email)
    await later.hand.fill(field(later, 'password'), newPassword)
    await later.hand.press(button(later, later.t('sign-in.submit')))
    assert.notEqual(pathOf(later.page), '/sign-in')
    await endWalk(later)
    await endWalk(walk)
  })

  test('that is too old says so, and a new one can be asked for', async () => {
    const who = { name: 'Paulina Chiziane', email: 'paulina@mail.example', country: 'MZ' }
    const { walk, link } = await signedUp(who)
    program.move(80 * hour)
    await walk.page.goto(link)
    assert.equal(await heading(walk.page), walk.t('accounts.link-expired.title'))
    await walk.hand.press(button(walk, walk.t('sign-in.way.renew')))
    assert.equal(pathOf(walk.page), '/account/new/mail')
    let fresh = link
    for (let tries = 0; tries < 100 && fresh === link; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      fresh = linkIn(await mailTo(program, who.email, 'accounts.sign-up'), '/account/activation/')
    }
    assert.notEqual(fresh, link)
    await walk.page.goto(fresh)
    await walk.hand.fill(field(walk, 'password'), newPassword)
    await walk.hand.press(button(walk, walk.t('sign-in.activation.submit')))
    assert.equal(await hasAccount(who.email), true)
    await endWalk(walk)
  })

  test('that never was answers as what does not exist', async () => {
    const walk = await beginWalk(program, manner)
    const answer = await walk.page.goto(
      walk.t.path('/account/activation/bm8gc3VjaCB0b2tlbiBhdCBhbGwgaGVyZSwgZnJpZW5k'),
    )
    assert.equal(answer?.status(), 404)
    assert.equal(await heading(walk.page), walk.t('accounts.link-unknown.title'))
    await endWalk(walk)
  })
})
