import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Database } from '../../src/platform/database/database.ts'
import { accessibility } from '../pages/accessibility.ts'
import { sidewaysScroll } from '../pages/room.ts'
import { launchWithDevices } from '../support/browser.ts'
import { makeRegistration } from '../support/people.ts'
import { type RealProgram, until } from '../support/real-program.ts'
import { giveRole, openRehearsal, personOf, type Rehearsal, type Sitting } from '../support/rehearsal.ts'
import type { Attendee } from '../support/stage.ts'

/* The default room as `npm start` gives it, with browsers whose microphones beep and whose cameras show a clock. */

const patience = 200_000

describe('people meet in the room that is there by itself', { timeout: 900_000 }, () => {
  let rehearsal: Rehearsal
  let program: RealProgram
  let browser: Browser
  let chair: Attendee
  let adwoa: Attendee
  const others: Attendee[] = []

  before(async () => {
    rehearsal = await openRehearsal(prepare)
    program = rehearsal.program
    browser = await launchWithDevices()
    chair = await comes('antunesm')
    adwoa = await comes('mensaha')
  })
  after(async () => {
    await browser?.close()
    await rehearsal?.close()
  })

  const comes = (name: string) => rehearsal.comes(browser, name)

  /** Looks until something holds of what comes in at a page. */
  const seen = (who: Attendee, holds: (it: Awaited<ReturnType<Attendee['incoming']>>) => boolean) =>
    until(async () => holds(await who.incoming()), patience)

  const hears = async (who: Attendee) => {
    const { energy } = await who.incoming()
    await seen(who, (it) => it.energy > energy + 0.01)
  }

  /** What the chair does with somebody: chosen by name, from the fold in the page. */
  async function does(what: 'muting' | 'removal', name: string): Promise<void> {
    const { page } = chair
    if (
      !(await page
        .locator('#lead-people')
        .getAttribute('open')
        .then((open) => open !== null))
    )
      await page.locator('#lead-people > summary').click()
    const option = page.locator('#lead-people option', { hasText: name })
    await page.locator('#lead-people select').selectOption((await option.getAttribute('value')) ?? '')
    await page.locator(`#lead-people button[formaction$="/${what}"]`).click()
  }

  test('two hear each other at once, and see each other once they start their cameras', async () => {
    await Promise.all([chair.press('enter-heard'), adwoa.press('enter-heard')])
    await Promise.all([hears(chair), hears(adwoa)])
    assert.deepEqual((await chair.incoming()).frames, [], 'cameras are off at entry')
    await Promise.all([chair.press('camera'), adwoa.press('camera')])
    for (const one of [chair, adwoa]) await seen(one, ({ frames }) => (frames[0] ?? 0) > 15)
    // Told nothing, a browser keeps its camera to a trickle.
    await seen(adwoa, ({ pictureBits }) => pictureBits > 350_000)
    assert.equal(await adwoa.page.locator('.stage-tiles li').count(), 2)
    await adwoa.page.locator('.stage-tiles').getByText('Margarida Antunes').waitFor()
    assert.deepEqual(await accessibility(adwoa.page), [])
    assert.deepEqual(await sidewaysScroll(adwoa.page), [])
  })

  test('a form of the room is sent where one is, and the sound goes on', async () => {
    await adwoa.page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))
    await adwoa.page.locator('main [name=words]').fill('Good morning from Accra')
    await adwoa.page.locator('#room-writing button').click()
    await chair.page.locator('#room-chat').getByText('Good morning from Accra').waitFor()
    await hears(adwoa)
    assert.equal(await adwoa.page.locator('body').getAttribute('data-same-page'), 'yes')
    assert.equal((await adwoa.connection()).made, 1)
  })

  test('who is muted is not heard, even by a browser that goes on sending, and may unmute', async () => {
    await does('muting', 'Adwoa Mensah')
    await adwoa.page.getByText('has turned your microphone off').first().waitFor()
    await adwoa.goOnSending()
    const [sent, before] = [(await adwoa.incoming()).soundSent, (await chair.incoming()).soundBytes]
    // A second of sound leaves the browser; none of it comes to the others.
    await seen(adwoa, ({ soundSent }) => soundSent > sent + 3000)
    assert.ok((await chair.incoming()).soundBytes - before < 500)
    await adwoa.press('microphone')
    await hears(chair)
  })

  test('whoever may not use a microphone is told what to do, and hears all the same', async () => {
    const sophie = await rehearsal.comes(browser, 'lefevres', 'NotAllowedError')
    await sophie.press('enter-heard')
    await sophie.page.getByText('Allow it beside the address').first().waitFor()
    await hears(sophie)
    assert.equal(await sophie.page.locator('[data-do=microphone]').textContent(), 'Unmute')
    assert.equal(await sophie.page.evaluate(() => document.activeElement?.textContent), 'Unmute')
    await sophie.page.context().close()
  })

  test('six meet: each hears five and sees at most three', async () => {
    for (const name of elsewhere) others.push(await comes(name))
    for (const one of others) await one.press('enter-heard')
    for (const one of [chair, adwoa, ...others]) await seen(one, ({ voices }) => voices >= 5)
    for (const one of others) await one.press('camera')
    for (const one of [chair, adwoa, ...others]) {
      await seen(one, ({ frames }) => frames.filter((drawn) => drawn > 5).length >= 2)
      assert.ok((await one.page.locator('.stage-tiles li:not(.stage-own)').count()) <= 3)
    }
  })

  test('the media process is killed in mid-meeting, and everybody is back by themselves', async (t) => {
    const everybody = [chair, adwoa, ...others]
    const made = await Promise.all(everybody.map(async (one) => (await one.connection()).made))
    const killedAt = performance.now()
    process.kill(mediaProcess(program), 'SIGKILL')
    const back = everybody.map(async (one, nth) => {
      await until(async () => {
        const now = await one.connection()
        return now.made > made[nth]! && now.state === 'connected'
      }, patience)
      return Math.round(performance.now() - killedAt)
    })
    t.diagnostic(`back after ${(await Promise.all(back)).join(', ')} ms`)
    await Promise.all(everybody.map(hears))
    for (const one of everybody) await seen(one, ({ frames }) => (frames[0] ?? 0) > 5)
    assert.match(program.said(), /media process died \(SIGKILL\) and is started again/)
  })

  test('who is put out is led to the door, hears nothing more and is not heard', async () => {
    await does('removal', 'Adwoa Mensah')
    await adwoa.page.waitForURL(/\/meetings\/[0-9a-f-]+$/)
    await until(
      async () => (await chair.page.locator('.stage-tiles').getByText('Volta').count()) === 0,
      patience,
    )
    const answer = await adwoa.page.context().request.post(`${adwoa.room}/stage`, {
      form: { offer: 'v=0', microphone: 'on', camera: 'on' },
      headers: { origin: program.url, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(answer.status(), 410)
  })
})

const elsewhere = ['benyoussefm', 'lefevres', 'seitkalia', 'riquelmex']

/** Somebody in the chair, and four more registered for it. */
async function prepare(db: Database, sitting: Sitting): Promise<void> {
  for (const name of elsewhere)
    await makeRegistration(db, {
      event: { id: sitting.event_id },
      personId: await personOf(db, name),
      state: 'confirmed',
      mode: 'remote',
    })
  await giveRole(db, sitting, 'antunesm', 'chair')
}

/** The process of this program that carries sound and picture. */
function mediaProcess(program: RealProgram): number {
  const ours = new Set(program.processes().program)
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
  const line = stdout.split('\n').find((one) => one.includes('media-child.ts') && ours.has(parseInt(one, 10)))
  assert.ok(line, 'there is one')
  return parseInt(line, 10)
}
