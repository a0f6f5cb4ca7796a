import type { Page } from 'playwright-core'

type Stop = { readonly what: string; readonly isRinged: boolean; readonly isSeen: boolean }

/** Walks the page by Tab: wherever the focus is, one sees it, and nothing lies over it. */
export async function unseenFocus(page: Page, most = 80): Promise<string[]> {
  const found = new Set<string>()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.evaluate(() => window.scrollTo(0, 0))
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtFocus)
    if (!stop) break
    if (!stop.isRinged) found.add(`no focus ring on ${stop.what}`)
    if (!stop.isSeen) found.add(`the focus is covered or out of sight on ${stop.what}`)
  }
  return [...found]
}

function lookAtFocus(): Stop | undefined {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement) return undefined
  const box = element.getBoundingClientRect()
  const ring = (of: Element | null): boolean => {
    if (!of) return false
    const style = getComputedStyle(of)
    return (
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
      style.boxShadow !== 'none'
    )
  }
  const isRinged =
    ring(element) || (element.id !== '' && ring(document.querySelector(`label[for="${element.id}"]`)))
  const [x, y] = [
    Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1),
  ]
  const over = document.elementFromPoint(x, y)
  const isSeen =
    box.bottom > 0 &&
    box.top < innerHeight &&
    (over === null || element.contains(over) || over.contains(element) || over.closest('label') !== null)
  const words = element.textContent?.trim() || element.getAttribute('name') || ''
  return { what: `${element.tagName.toLowerCase()} "${words.slice(0, 40)}"`, isRinged, isSeen }
}
