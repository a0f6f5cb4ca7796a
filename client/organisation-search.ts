import { announce } from './announce.ts'
import { choiceOf, type Found } from './organisation-choice.ts'

const pause = 250
const letters = 2

/**
 * The list of organisations follows what is typed. Each answer is a radio button in front of the two ways out; the one
 * that was chosen stays. Enter asks at once instead of sending the form. If asking fails, the search button still works.
 */
export function organisationSearch(element: HTMLElement): void {
  const field = element.querySelector<HTMLInputElement>('input[type=search]')
  const list = element.querySelector<HTMLElement>('fieldset')
  const count = element.querySelector<HTMLElement>('[data-found]')
  if (!field || !list) return
  let waiting = 0
  let asked = ''

  const ask = async (): Promise<void> => {
    const words = field.value.trim()
    if (words.length < letters || words === asked) return
    asked = words
    try {
      const found = await fetchFound(element, words)
      if (words !== field.value.trim()) return
      show(element, list, found)
      const told = tally(element, found.length)
      if (count) count.textContent = told
      announce(told)
    } catch {
      asked = ''
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(() => void ask(), pause)
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    clearTimeout(waiting)
    void ask()
  })
}

const tally = ({ dataset }: HTMLElement, count: number): string =>
  (count ? dataset['some']?.replace('#', String(count)) : dataset['none']) ?? ''

async function fetchFound(element: HTMLElement, words: string): Promise<readonly Found[]> {
  const address = new URL(element.dataset['endpoint'] ?? '', location.href)
  address.searchParams.set('q', words)
  for (const name of (element.dataset['with'] ?? '').split(' ').filter(Boolean)) {
    const other = element.closest('form')?.elements.namedItem(name)
    if (other instanceof HTMLSelectElement && other.value) address.searchParams.set(name, other.value)
  }
  const answer = await fetch(address, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  const { organisations } = (await answer.json()) as { organisations: readonly Found[] }
  return organisations
}

function show(element: HTMLElement, list: HTMLElement, found: readonly Found[]): void {
  const name = element.dataset['choice'] ?? ''
  const kept = list.querySelector<HTMLInputElement>('.choice:not(.choice-way-out) input:checked')
  for (const old of Array.from(list.querySelectorAll('.choice:not(.choice-way-out)')))
    if (!kept || !old.contains(kept)) old.remove()
  const before = list.querySelector('.choice-way-out')
  for (const one of found) if (one.id !== kept?.value) list.insertBefore(choiceOf(name, one), before)
  before?.classList.toggle('choice-after-line', found.length > 0 || Boolean(kept))
}
