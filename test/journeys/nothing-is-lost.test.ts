import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { closeBrowser } from '../support/browser.ts'
import { startProgram, type Program } from '../support/program.ts'
import { mailsTo } from './mail.ts'
import { meeting, newDelegate, register, signIn, signUp, studyGroup } from './steps.ts'
import { beginWalk, button, endWalk, field, heading, manners, option, pathOf, type Manner } from './walk.ts'

const [withScript, withoutScript] = manners as [Manner, Manner]

describe('nothing that was typed is lost', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  for (const manner of [withScript, withoutScript])
    test(`when the language is switched in the middle of a form, ${manner.script ? 'with' : 'without'} script`, async () => {
      const walk = await beginWalk(program, manner)
      const { page, hand, t } = walk
      await page.goto(t.path('/account/new'))
      await hand.fill(field(walk, 'name'), 'Ивана Ћирић')
      await hand.fill(field(walk, 'email'), 'ivana@mail.example')
      await hand.choose(field(walk, 'country'), 'RS')
      await hand.tick(field(walk, 'terms'))
      await page
        .locator('header details')
        .filter({ hasText: t('ui.language') })
        .first()
        .locator('summary')
        .click()
      await hand.press(page.locator('header button[name="language-switch"][value="ru"]').first())

      assert.equal(new URL(page.url()).pathname, '/ru/account/new')
      assert.equal(await heading(page), program.house.texts('ru')('accounts.new.title'))
      assert.equal(await field(walk, 'name').inputValue(), 'Ивана Ћирић')
      assert.equal(await field(walk, 'email').inputValue(), 'ivana@mail.example')
      assert.equal(await field(walk, 'country').inputValue(), 'RS')
      assert.ok(await field(walk, 'terms').isChecked())
      assert.equal(await page.locator('[aria-invalid]').count(), 0, 'switching is no attempt to send')
      await endWalk(walk)
    })

  test('when something is wrong: the fields are marked, the summary leads to them', async () => {
    const walk = await beginWalk(program, withScript)
    const { page, hand, t } = walk
    await page.goto(t.path('/account/new'))
    await hand.fill(field(walk, 'name'), 'O’Brien <b>"x"</b>')
    await hand.fill(field(walk, 'email'), 'nobody at home')
    await hand.press(button(walk, t('accounts.new.submit')))
    assert.equal(await field(walk, 'name').inputValue(), 'O’Brien <b>"x"</b>')
    assert.equal(await field(walk, 'email').inputValue(), 'nobody at home')
    assert.ok((await page.title()).startsWith(t('ui.title.error', { title: '' }).slice(0, 3)))
    const links = page.locator('main a[href^="#field-"]')
    assert.ok((await links.count()) >= 4)
    await links.first().click()
    const focused = await page.evaluate(() => document.activeElement?.id ?? '')
    assert.match(focused, /^field-/)
    await endWalk(walk)
  })

  test('when the session ended while the form was filled in', async () => {
    const delegate = await newDelegate(program, {
      name: 'Kojo Antwi',
      colleagueOf: 'focal-point',
      language: 'en',
    })
    const walk = await beginWalk(program, withScript)
    const { page, hand, t, context } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    await hand.pick(option(walk, 'mode', 'remote'))
    await hand.fill(field(walk, 'badge-name'), 'K. Antwi')
    await program.house.db
      .updateTable('visit')
      .set({ ended_at: new Date() })
      .where('account_id', '=', delegate.id)
      .execute()
    await hand.press(button(walk, t('registrations.form.submit')))
    assert.equal(pathOf(page), '/sign-in')
    await signIn(walk, delegate)
    assert.equal(pathOf(page), `/events/${studyGroup}/registration`)
    assert.equal(await field(walk, 'badge-name').inputValue(), 'K. Antwi')
    assert.ok(await option(walk, 'mode', 'remote').isChecked())
    await context.close()
  })
})

describe('nothing happens twice', () => {
  let program: Program
  before(async () => {
    program = await startProgram()
  })
  after(async () => {
    await closeBrowser()
    await program.close()
  })

  test('when "send" is pressed twice, or again after going back', async () => {
    const delegate = await newDelegate(program, {
      name: 'Efua Sutherland',
      colleagueOf: 'focal-point',
      language: 'en',
    })
    const walk = await beginWalk(program, withScript)
    const { page, hand, t } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    await hand.pick(option(walk, 'mode', 'remote'))
    await hand.press(button(walk, t('registrations.form.submit')))
    const check = page.url()
    await button(walk, t('registrations.check.submit.focal-point')).dblclick()
    await page.waitForURL(/\/registrations\/R-/)
    const number = pathOf(page)

    await page.goto(check)
    await page.goBack()
    const form = { revision: '1' }
    const again = await walk.context.request.post(
      `${program.base}${t.path(`/events/${studyGroup}/registration/submission`)}`,
      {
        form,
        headers: { origin: program.base, 'sec-fetch-site': 'same-origin' },
      },
    )
    assert.equal(new URL(again.url()).pathname.slice(3), number, 'it leads to the registration that is there')

    const { id } = await meeting(program, studyGroup)
    const rows = await program.house.db
      .selectFrom('registration')
      .select('id')
      .where('event_id', '=', id)
      .where('person_id', '=', delegate.personId)
      .execute()
    assert.equal(rows.length, 1)
    assert.equal(await mailsTo(program, delegate.email, 'registrations.received'), 1)
    await endWalk(walk)
  })

  test('when two tabs fill in the same form', async () => {
    const delegate = await newDelegate(program, {
      name: 'Ato Quayson',
      colleagueOf: 'focal-point',
      language: 'en',
    })
    const walk = await beginWalk(program, withScript)
    const { page, t, context } = walk
    await page.goto(t.path(`/events/${studyGroup}/registration`))
    await signIn(walk, delegate)
    const other = { ...walk, page: await context.newPage() }
    await other.page.goto(t.path(`/events/${studyGroup}/registration`))
    await register(walk, { mode: 'remote', submit: 'registrations.check.submit.focal-point' })

    await option(other, 'mode', 'on-site').check()
    await button(other, t('registrations.form.submit')).click()
    assert.equal(await heading(other.page), t('registrations.already'))
    await endWalk(walk)
  })

  test('when somebody signs up twice with one address: one account, and no page tells', async () => {
    const who = { name: 'Zoë Wicomb', email: 'zoe@mail.example', country: 'ZA' }
    for (const round of [1, 2]) {
      const walk = await beginWalk(program, withScript)
      await walk.page.goto(walk.t.path('/account/new'))
      await signUp(walk, who)
      assert.equal(pathOf(walk.page), '/account/new/mail', `round ${round}`)
      await endWalk(walk)
    }
  })
})
