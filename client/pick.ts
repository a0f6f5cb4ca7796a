/** Counts what is picked, marks the rows, picks ranges with Shift and the whole page with one box. */
export function pick(element: HTMLElement): void {
  const form = element as HTMLFormElement
  const boxes = Array.from(form.querySelectorAll<HTMLInputElement>('input[name=pick]'))
  const page = form.querySelector<HTMLInputElement>('#pick-page')
  const all = form.querySelector<HTMLInputElement>('#pick-all')
  let last = -1

  const show = (): void => {
    const picked = boxes.filter((box) => box.checked).length
    for (const box of boxes)
      box.closest('tr')?.classList.toggle('picked', box.checked || all?.checked === true)
    if (page) {
      page.checked = picked > 0 && picked === boxes.length
      page.indeterminate = picked > 0 && picked < boxes.length
    }
    tell(form, picked, all?.checked === true)
  }

  boxes.forEach((box, place) =>
    box.addEventListener('click', (event) => {
      if (event.shiftKey && last >= 0)
        for (const between of boxes.slice(Math.min(last, place), Math.max(last, place) + 1))
          between.checked = box.checked
      last = place
    }),
  )
  page?.addEventListener('change', () => boxes.forEach((box) => (box.checked = page.checked)))
  form.addEventListener('change', show)
  form.querySelector('[data-pick-clear]')?.addEventListener('click', (event) => {
    event.preventDefault()
    for (const box of [...boxes, all]) if (box) box.checked = false
    show()
  })

  const pageChoice = form.querySelector<HTMLElement>('[data-pick-page]')
  if (pageChoice) pageChoice.hidden = false
  // Browsers put ticks back after a reload or a way back, after the page was read.
  window.addEventListener('pageshow', show)
  show()
}

/** The count in words and on the buttons, and a way to clear it. */
function tell(form: HTMLFormElement, picked: number, everything: boolean): void {
  const count = form.querySelector<HTMLElement>('[data-pick-count]')
  const words = everything ? count?.dataset['all'] : count?.dataset['words']?.replace('#', String(picked))
  if (count) count.textContent = picked || everything ? (words ?? '') : (count.dataset['none'] ?? '')
  for (const button of Array.from(form.querySelectorAll<HTMLElement>('[data-counted]'))) {
    button.dataset['plain'] ??= button.textContent ?? ''
    const counted =
      picked && !everything ? button.dataset['counted']?.replace('#', String(picked)) : undefined
    button.textContent = counted ?? button.dataset['plain'] ?? ''
  }
  const clear = form.querySelector<HTMLElement>('[data-pick-clear]')
  if (clear) clear.hidden = !picked && !everything
}
