import { attachTo } from './attach.ts'

const fieldsOf = 'input, select, textarea, [contenteditable]'

/** Keys for whoever reads mail by the keyboard, and boxes that can be ticked in a row. Every key has a link or a button that does the same. */
function webmail(mail: HTMLElement): void {
  const links = (): HTMLAnchorElement[] =>
    Array.from(mail.querySelectorAll<HTMLAnchorElement>('.mail-row > a'))
  const go = (step: number): void => {
    const all = links()
    const at = all.findIndex(
      (link) => link === document.activeElement || link.getAttribute('aria-current') === 'true',
    )
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus()
  }
  const press = (name: string): void => mail.querySelector<HTMLElement>(`[data-key~="${name}"]`)?.click()
  const tick = (): void => {
    const box = document.activeElement
      ?.closest('.mail-row')
      ?.querySelector<HTMLInputElement>('input[type=checkbox]')
    if (box) box.checked = !box.checked
  }
  const keys: Readonly<Record<string, () => void>> = {
    j: () => go(1),
    k: () => go(-1),
    x: tick,
    c: () => press('write'),
    r: () => press('reply'),
    a: () => press('all'),
    f: () => press('forward'),
    e: () => press('archive'),
    '#': () => press('trash'),
    u: () => press('back'),
    '/': () => press('search'),
    '?': () => press('keys'),
  }
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.closest(fieldsOf) !== null
    const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (isTyping && !isBox)) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
}

attachTo(document, { webmail })
