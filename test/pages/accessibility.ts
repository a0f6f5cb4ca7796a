import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe finds, best practices included, each with the first element it means. */
export async function accessibility(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}): ${nodes[0]?.html.slice(0, 120) ?? ''} ${why(nodes[0])}`,
  )
}

const why = (node: { any: { message: string }[] } | undefined): string => node?.any[0]?.message ?? ''
