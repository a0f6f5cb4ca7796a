/**
 * Remembers where somebody is in a part of the page that is about to be made anew: what is under the keyboard, what is unfolded,
 * how far lists are scrolled. The answer puts it all back. Undefined while they type in it: the part must wait.
 */
export function holdPlace(part: HTMLElement): (() => void) | undefined {
  const held = part.contains(document.activeElement) ? document.activeElement : null
  if (held?.matches('input, textarea, select')) return undefined
  const way = held ? wayTo(held) : ''
  const open = Array.from(part.querySelectorAll('details[open][id]'), ({ id }) => id)
  const scrolled = Array.from(part.querySelectorAll<HTMLElement>('[data-scroll][id]'), (list) => ({
    id: list.id,
    top: isAtEnd(list) && list.dataset['scroll'] === 'end' ? Infinity : list.scrollTop,
  }))
  return () => {
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    for (const { id, top } of scrolled) {
      const list = document.getElementById(id)
      if (list) list.scrollTop = Math.min(top, list.scrollHeight)
    }
    if (!held) return
    const again = way ? part.querySelector<HTMLElement>(way) : null
    if (again) return again.focus({ preventScroll: true })
    // What had the focus is gone: its part is read on from, not the top of the page.
    part.tabIndex = -1
    part.focus({ preventScroll: true })
  }
}

const isAtEnd = (list: HTMLElement): boolean => list.scrollHeight - list.scrollTop - list.clientHeight < 24

/** How the same thing is found in the part as it is made anew. */
function wayTo(element: Element): string {
  if (element.id) return `#${CSS.escape(element.id)}`
  const name = (it: Element, attribute: string): string => {
    const value = it.getAttribute(attribute)
    return value === null ? '' : `[${attribute}="${CSS.escape(value)}"]`
  }
  if (element instanceof HTMLAnchorElement) return `a${name(element, 'href')}`
  const form = element.closest('form')
  const inForm = form ? `form${name(form, 'action')} ` : ''
  return `${inForm}${element.tagName.toLowerCase()}${name(element, 'name')}${name(element, 'value')}`
}
