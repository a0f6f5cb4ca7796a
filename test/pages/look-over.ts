import type { BrowserContext } from 'playwright-core'
import { watch } from '../support/browser.ts'
import { accessibility } from './accessibility.ts'
import type { Combination } from './combinations.ts'
import { inWords } from './combinations.ts'
import { unseenFocus } from './keyboard.ts'
import { sidewaysScroll } from './room.ts'
import { structureOf } from './structure.ts'
import { smallTargets } from './targets.ts'
import { invalidities } from './validity.ts'

const patience = 60_000

/**
 * Everything a machine can say against one page, looked at in one way. A browser now and then never answers; then the page is
 * looked at once more in a new window, and a second silence is a finding.
 */
export async function lookOver(
  context: BrowserContext,
  base: string,
  path: string,
  combination: Combination,
): Promise<string[]> {
  for (let again = 0; again < 2; again++) {
    const found = await Promise.race([lookOnce(context, base, path, combination), silence()])
    if (found) return found
  }
  return [`${path} (${inWords(combination)}): the browser did not answer within two minutes`]
}

const silence = (): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), patience).unref()
  })

async function lookOnce(
  context: BrowserContext,
  base: string,
  path: string,
  combination: Combination,
): Promise<string[]> {
  const page = await context.newPage()
  const misdeeds = watch(page, base)
  await page.emulateMedia({ colorScheme: combination.theme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width: combination.width, height: 800 })
  const answer = await page.goto(`${base}/${combination.language}${path === '/' ? '' : path}`)
  const found = [
    ...(await invalidities((await answer?.text()) ?? '')),
    ...(await structureOf(page)),
    ...(await accessibility(page)),
    ...(await smallTargets(page)),
    ...(await unseenFocus(page)),
    ...(await sidewaysScroll(page)),
    ...misdeeds.said.filter((said) => !isExpected(said, path)).map((said) => `the console says: ${said}`),
    ...misdeeds.asked.map((address) => `asks another server: ${address}`),
  ]
  await page.close()
  return found.map((finding) => `${path} (${inWords(combination)}): ${finding}`)
}

/**
 * A page that answers 404 or 422 on purpose is noted by the browser as a failed request. So are the lines for sound that the page of
 * the test before a meeting tries: in the program that is looked at here they do not run, and the page says so.
 */
const isExpected = (said: string, path: string): boolean =>
  /Failed to load resource: the server responded with a status of 4\d\d/.test(said) ||
  (path === '/meetings/test' && /with a status of 503/.test(said))
