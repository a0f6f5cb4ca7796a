import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds, best practices included, each with the first element it means. A mail stands in a frame without scripts, in
 * which axe would wait for an answer for ever: the frame needs a title and is then taken out of the page.
 */
export async function accessibility(page: Page): Promise<string[]> {
  const untitled = await page.evaluate(() => {
    const frames = Array.from(document.querySelectorAll('iframe[sandbox]'))
    for (const frame of frames) frame.remove()
    return frames.filter((frame) => !frame.getAttribute('title')).length
  })
  await page.evaluate(rules)
  return [...(untitled > 0 ? ['a frame has no title'] : []), ...(await page.evaluate(ask))]
}

/** Done in the page, and only what is wrong comes out: a report of all that is right takes longer than finding it. */
async function ask(): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    iframes: false,
  })
  return violations.map(
    ({ id, help, nodes: [first, ...more] }) =>
      `${id}: ${help} (${more.length + 1}): ${first?.html.slice(0, 120) ?? ''} ${first?.any[0]?.message ?? ''}`,
  )
}
