import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

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
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return [
    ...(untitled > 0 ? ['a frame has no title'] : []),
    ...violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.length}): ${nodes[0]?.html.slice(0, 120) ?? ''} ${why(nodes[0])}`,
    ),
  ]
}

const why = (node: { any: { message: string }[] } | undefined): string => node?.any[0]?.message ?? ''
