import type { Page } from 'playwright-core'

/** The page fits: nothing scrolls sideways at 320 px, with letters twice as large, or with wide spacing. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  const found: string[] = []
  const look = async (how: string) => {
    const wide = await widest(page)
    if (wide) found.push(`scrolls sideways ${how}: ${wide}`)
  }
  await page.setViewportSize({ width: 320, height: 700 })
  await look('at 320 px')
  await page.evaluate(spaceOut)
  await look('at 320 px with wide letter and word spacing')
  await page.evaluate(() => (document.adoptedStyleSheets = []))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await look('on a phone with letters of 200 %')
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
  if (before) await page.setViewportSize(before)
  return found
}

/** What WCAG 1.4.12 lets a reader set. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  )
  document.adoptedStyleSheets = [sheet]
}

/** The outermost element that sticks out, unless a scroll region of its own holds it. */
function widest(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return undefined
    const isHeld = (element: Element): boolean => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true
      return false
    }
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('details:not([open]) > :not(summary)')) continue
      const box = element.getBoundingClientRect()
      if (box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !isHeld(element))
        return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} is ${Math.round(box.width)} px wide at ${Math.round(box.left)}`
    }
    return `${root.scrollWidth} px`
  })
}
