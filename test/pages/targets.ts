import type { Page } from 'playwright-core'

/**
 * Everything to tap is at least 24 px in both directions. A link inside a sentence is as high as its line; a lower link
 * that stands apart has room round it; a tick box counts with its label.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const isInSentence = (element: Element): boolean => {
      if (getComputedStyle(element).display !== 'inline') return false
      const around = element.parentElement?.textContent?.trim() ?? ''
      return around.length > (element.textContent?.trim().length ?? 0)
    }
    const targets = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ].filter((element) => !element.closest('details:not([open]) > :not(summary)'))
    const isApart = (element: Element, box: DOMRect): boolean => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      return targets.every((other) => {
        const { left, right, top, bottom, width } = other.getBoundingClientRect()
        if (other === element || width === 0) return true
        return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) >= 12
      })
    }
    for (const element of targets) {
      if (element.matches('[type=hidden], [disabled], [tabindex="-1"]')) continue
      const boxes = [element, ...((element as HTMLInputElement).labels ?? [])].map((one) =>
        one.getBoundingClientRect(),
      )
      const own = boxes[0] as DOMRect
      if (own.width === 0 || own.height === 0) continue
      if (getComputedStyle(element).visibility === 'hidden' || own.bottom < 0 || own.right < 0) continue
      if (boxes.some((box) => box.width >= 23.5 && box.height >= 23.5) || isInSentence(element)) continue
      if (element.tagName === 'A' && own.width >= 23.5 && isApart(element, own)) continue
      const words = element.textContent?.trim() || element.getAttribute('name') || ''
      found.push(
        `${element.tagName.toLowerCase()} "${words.slice(0, 40)}" is ${Math.round(own.width)} × ${Math.round(own.height)} px`,
      )
    }
    return found
  })
}
