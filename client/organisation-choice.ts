/** One organisation of the answer: its name, and under it what kind it is and where. */
export type Found = { readonly id: string; readonly name: string; readonly under?: string }

/** The same markup as the server's radio button. Names are put in as text, never as markup. */
export function choiceOf(name: string, found: Found): HTMLElement {
  const id = `field-${name}-${found.id}`
  const choice = make('div', { class: 'choice' })
  const input = make('input', { type: 'radio', id, name, value: found.id })
  const label = make('label', { for: id, dir: 'auto' })
  label.textContent = found.name
  choice.append(input, label)
  if (found.under) {
    const hint = make('p', { class: 'hint', id: `${id}-hint`, dir: 'auto' })
    hint.textContent = found.under
    input.setAttribute('aria-describedby', hint.id)
    choice.append(hint)
  }
  return choice
}

function make(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}
