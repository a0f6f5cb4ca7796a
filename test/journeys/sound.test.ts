import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Database } from '../../src/platform/database/database.ts'
import { launchWithDevices, launchWithoutPermission, launchWithoutUdp } from '../support/browser.ts'
import { until } from '../support/real-program.ts'
import { giveRole, openRehearsal, type Rehearsal, type Sitting } from '../support/rehearsal.ts'
import type { Attendee } from '../support/stage.ts'

/* Sound over a WebSocket and the test before a meeting, as `npm start` gives them, with microphones that beep. */

const patience = 120_000

describe('sound comes to whoever has no UDP, and languages to everybody', { timeout: 900_000 }, () => {
  let rehearsal: Rehearsal
  let open: Browser
  let shut: Browser

  before(async () => {
    rehearsal = await openRehearsal(prepare)
    ;[open, shut] = await Promise.all([launchWithDevices(), launchWithoutUdp()])
  })
  after(async () => {
    await Promise.all([open?.close(), shut?.close()])
    await rehearsal?.close()
  })

  const comes = (browser: Browser, name: string) => rehearsal.comes(browser, name)

  /** How loud what comes in by the line of sound is now, of a hundred. */
  const level = ({ page }: Attendee) =>
    page.locator('#sound-level').evaluate((meter) => (meter as HTMLMeterElement).value)
  const hearsByLine = (who: Attendee) => until(async () => (await level(who)) > 3, patience)

  test('one whose network lets no UDP through hears the others by themselves, and is heard by them', async () => {
    const [chair, adwoa] = [await comes(open, 'antunesm'), await comes(shut, 'mensaha')]
    await chair.press('enter-heard')
    await adwoa.press('enter')
    await adwoa.page
      .locator('#sound [data-part=says]')
      .getByText('The sound comes another way')
      .waitFor({ timeout: patience })
    await hearsByLine(adwoa)
    assert.notEqual((await adwoa.connection()).state, 'connected')
    const { energy } = await chair.incoming()
    await adwoa.press('microphone')
    await until(async () => (await chair.incoming()).energy > energy + 0.01, patience)
    await Promise.all([chair.page.context().close(), adwoa.page.context().close()])
  })

  test('who chose a language hears the floor until an interpreter is on air, and not over them', async () => {
    const [chair, delegate] = [await comes(open, 'antunesm'), await comes(open, 'mensaha')]
    await chair.press('enter-heard')
    await delegate.press('enter')
    const isQuiet = () =>
      delegate.page
        .locator('.stage audio')
        .first()
        .evaluate((sound) => (sound as HTMLAudioElement).muted)
    await until(async () => (await delegate.incoming()).energy > 0.001, patience)
    await delegate.page.locator('#sound [name=channel]').selectOption('fr')
    await delegate.page
      .locator('#sound [data-part=says]')
      .getByText('Nobody interprets into this language')
      .waitFor()
    assert.equal(await isQuiet(), false)

    const booths = [await comes(open, 'riquelmex'), await comes(open, 'seitkalia')] as const
    const says = ({ page }: Attendee, words: string) =>
      page.locator('.booth [data-part=says]').getByText(words).waitFor({ timeout: patience })
    for (const one of booths) {
      await one.page.goto(`${one.room}/booth`)
      await one.page.locator('[name=speak]').selectOption('fr')
      await one.page.locator('[data-do=on-air]').waitFor()
    }
    const [ximena, aigul] = booths
    await ximena.page.locator('[data-do=on-air]').click()
    await says(ximena, 'You are on air.')
    await says(aigul, 'Your partner is on air.')
    await delegate.page
      .locator('#sound [data-part=says]')
      .getByText('You hear the interpretation you chose')
      .waitFor()
    await hearsByLine(delegate)
    assert.equal(await isQuiet(), true)

    await ximena.page.locator('[data-do=offer]').click()
    await says(aigul, 'asks you to take over')
    await aigul.page.locator('[data-do=take]').click()
    await says(ximena, 'Your partner is on air.')
    await hearsByLine(delegate)
    await aigul.page.locator('[data-do=off-air]').click()
    await delegate.page
      .locator('#sound [data-part=says]')
      .getByText('Nobody interprets into this language')
      .waitFor()
    assert.equal(await isQuiet(), false)
    for (const one of [chair, delegate, ...booths]) await one.page.context().close()
  })

  /** The page of the test in a browser, once it has looked at the network. */
  async function tests(browser: Browser): Promise<Page> {
    const page = await browser.newPage({ locale: 'en' })
    page.setDefaultTimeout(60_000)
    await page.goto(`${rehearsal.program.url}/en/meetings/test`)
    await page.locator('[data-test=udp]:not([data-grade=waits])[data-grade]').waitFor()
    return page
  }
  const says = (page: Page, part: string, words: string | RegExp) =>
    page.locator(`[data-test=${part}] [data-part=says]`).getByText(words).waitFor()

  test('the test before a meeting finds that everything works', async () => {
    const page = await tests(open)
    await says(page, 'line', /answers in \d+ milliseconds/)
    await says(page, 'udp', /answers in \d+ milliseconds/)
    await page.locator('[data-do=speaker]').click()
    await page.locator('[data-do=heard]').click()
    await page.locator('[data-do=microphone]').click()
    await says(page, 'microphone', 'we hear you')
    await page.locator('[data-do=camera]').click()
    await says(page, 'camera', 'Your camera works')
    await page
      .locator('[data-part=sum]')
      .getByText(/Everything works here|speak at the same time/)
      .waitFor()
  })

  test('it names the ports that a network does not let through', async () => {
    const page = await tests(shut)
    await says(page, 'udp', /UDP to the ports 40000–40199 of localhost is blocked/)
    await says(page, 'line', /A line for sound opens/)
  })

  test('it says what to do where the browser may not use microphone and camera', async () => {
    const denied = await launchWithoutPermission()
    const page = await tests(denied)
    for (const part of ['microphone', 'camera']) {
      await page.locator(`[data-do=${part}]`).click()
      await says(page, part, `does not let this page use the ${part}. Allow it beside the address`)
    }
    await page.locator('[data-part=sum]').getByText('Something does not work yet').waitFor()
    await denied.close()
  })
})

/** In six languages, with a chair and two interpreters. */
async function prepare(db: Database, sitting: Sitting): Promise<void> {
  await db
    .updateTable('event')
    .set({ languages: ['en', 'fr', 'es', 'ru', 'zh', 'ar'] })
    .where('id', '=', sitting.event_id)
    .execute()
  await giveRole(db, sitting, 'antunesm', 'chair')
  for (const name of ['riquelmex', 'seitkalia']) await giveRole(db, sitting, name, 'interpreter')
}
