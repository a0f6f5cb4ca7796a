import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import type { Texts } from '../../src/platform/i18n/index.ts'
import { openContext, watch, type Look, type Misdeeds } from '../support/browser.ts'
import type { Program } from '../support/program.ts'
import { keyboard, mouse, type Hand } from './hand.ts'

/** One person in front of one browser. */
export type Walk = {
  readonly program: Program
  readonly context: BrowserContext
  readonly page: Page
  readonly hand: Hand
  readonly t: Texts
  readonly misdeeds: Misdeeds
}

export type Manner = Look & { readonly by: 'mouse' | 'keyboard' }

/** The manners in which every journey is walked. */
export const manners: readonly Manner[] = [
  { language: 'en', size: 'desktop', theme: 'light', script: true, by: 'mouse' },
  { language: 'fr', size: 'desktop', theme: 'light', script: false, by: 'mouse' },
  { language: 'ar', size: 'phone', theme: 'dark', script: true, by: 'keyboard' },
]

export const inWords = ({ language, size, script, by }: Manner): string =>
  `in ${language} on a ${size} ${script ? 'with' : 'without'} script by ${by}`

export async function beginWalk(program: Program, manner: Manner): Promise<Walk> {
  const context = await openContext(manner, program.base)
  const page = await context.newPage()
  return {
    program,
    context,
    page,
    hand: manner.by === 'mouse' ? mouse(page) : keyboard(page),
    t: program.house.texts(manner.language),
    misdeeds: watch(page, program.base),
  }
}

/** Nothing went wrong behind the pages: no error on the console, nobody else asked. */
export async function endWalk({ context, misdeeds }: Walk): Promise<void> {
  await context.close()
  const said = misdeeds.said.filter((words) => !/status of 4\d\d/.test(words))
  assert.deepEqual({ said, asked: misdeeds.asked }, { said: [], asked: [] })
}

/** Where somebody is, without language: `/events/C-00015213`. */
export const pathOf = (page: Page): string =>
  new URL(page.url()).pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '') || '/'

export const heading = async (page: Page): Promise<string> => (await page.locator('h1').innerText()).trim()

/** The words of the page as somebody reads them, without the marks that set names apart. */
export const words = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ')

/** A sentence is on the page, whatever markup stands inside it. */
export async function says(page: Page, sentence: string): Promise<void> {
  const bare = sentence
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const all = await words(page)
  assert.ok(all.includes(bare), `"${bare}" is not on ${page.url()}:\n${all}`)
}

/** The button or link of the page's own part with these words. */
export const button = ({ page }: Walk, label: string) =>
  page
    .locator('main')
    .getByRole('button', { name: bare(label), exact: true })
    .first()
export const link = ({ page }: Walk, label: string) =>
  page
    .locator('main')
    .getByRole('link', { name: bare(label), exact: true })
    .first()
export const field = ({ page }: Walk, name: string) =>
  page.locator(`main [name="${name}"]:not([type=hidden])`).first()
export const option = ({ page }: Walk, name: string, value: string) =>
  page.locator(`main [name="${name}"][value="${value}"]`)

const bare = (label: string): string => label.replace(/[\u2066-\u2069]/g, '')
