/** A menu that opens over the page closes by Escape, by a click elsewhere, and when focus leaves it. */
export function menu(element: HTMLElement): void {
  if (!(element instanceof HTMLDetailsElement)) return
  const close = (): void => {
    element.open = false
  }
  const isOutside = (target: EventTarget | null): boolean =>
    target instanceof Node && !element.contains(target)

  document.addEventListener('pointerdown', (event) => isOutside(event.target) && close())
  document.addEventListener('focusin', (event) => isOutside(event.target) && close())
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return
    close()
    element.querySelector('summary')?.focus()
  })
}
