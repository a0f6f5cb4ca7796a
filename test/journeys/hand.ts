import type { Locator, Page } from 'playwright-core'

/** How somebody moves on a page: by pointing, or by the keyboard alone. A journey is told once for both. */
export type Hand = {
  /** Follows a link or presses a button, and waits for the page behind it. */
  press(target: Locator): Promise<void>
  /** Presses what opens, or is sent, on the page itself: there is nothing to wait for. */
  tap(target: Locator): Promise<void>
  fill(field: Locator, words: string): Promise<void>
  choose(select: Locator, value: string): Promise<void>
  tick(box: Locator): Promise<void>
  pick(radio: Locator): Promise<void>
}

/** After a press the next page is there; without one (a menu that opens) nothing is waited for. */
async function andArrive(page: Page, act: () => Promise<void>): Promise<void> {
  const before = page.url()
  const arrived = page.waitForEvent('domcontentloaded', { timeout: 10_000 }).catch(() => {})
  await act()
  await arrived
  if (page.url() === before) await page.waitForLoadState('domcontentloaded')
}

export const mouse = (page: Page): Hand => ({
  press: (target) => andArrive(page, () => target.click()),
  tap: (target) => target.click(),
  fill: (field, words) => field.fill(words),
  choose: async (select, value) => void (await select.selectOption(value)),
  tick: (box) => box.check(),
  pick: (radio) => radio.check(),
})

export function keyboard(page: Page): Hand {
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

  /** Tabs on from where the focus is; once round the page is enough to reach everything. */
  async function reach(target: Locator): Promise<void> {
    for (let step = 0; step < 200; step++) {
      if (await isFocused(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${String(target)}`)
  }

  return {
    async press(target) {
      await reach(target)
      await andArrive(page, () => page.keyboard.press('Enter'))
    },
    async tap(target) {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    async fill(field, words) {
      await reach(field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.insertText(words)
    },
    async choose(select, value) {
      await reach(select)
      await page.keyboard.press('Home')
      for (let step = 0; (await select.inputValue()) !== value; step++) {
        if (step > 400) throw new Error(`${value} is not in the list`)
        await page.keyboard.press('ArrowDown')
      }
    },
    async tick(box) {
      await reach(box)
      if (!(await box.isChecked())) await page.keyboard.press('Space')
    },
    async pick(radio) {
      const name = (await radio.getAttribute('name')) ?? ''
      const inGroup = () =>
        page.evaluate((group) => document.activeElement?.getAttribute('name') === group, name)
      for (let step = 0; step < 200 && !(await inGroup()); step++) await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      for (let step = 0; step < 40 && !(await radio.isChecked()); step++)
        await page.keyboard.press('ArrowDown')
      if (!(await radio.isChecked())) throw new Error(`the keyboard does not reach ${String(radio)}`)
    },
  }
}
