import { announce } from './announce.ts'

/** The words and buttons of a part for sound: everything is in the page as it was sent, and is shown when it is so. */
export class SoundWords {
  readonly #root: HTMLElement
  #said = ''

  constructor(root: HTMLElement, press: (what: string) => void) {
    this.#root = root
    root.addEventListener('click', (event) => {
      const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset['do']
      if (what) press(what)
    })
  }

  /** Says how things stand, in view and once aloud. */
  say(name: string): void {
    if (name === this.#said) return
    this.#said = name
    const words = this.#root.querySelector(`[data-word="${name}"]`)?.textContent ?? ''
    const place = this.part('says')
    if (place) place.textContent = words
    if (words) announce(words)
  }

  /** Which buttons are there now. Where the pressed one goes, the next takes the keyboard. */
  offer(names: readonly string[]): void {
    const focused = document.activeElement
    for (const button of Array.from(this.#root.querySelectorAll<HTMLElement>('[data-do]')))
      button.hidden = !names.includes(button.dataset['do'] ?? '')
    if (!(focused instanceof HTMLElement) || !focused.hidden || !this.#root.contains(focused)) return
    this.#root.querySelector<HTMLElement>('[data-do]:not([hidden])')?.focus()
  }

  /** Shows how loud it is; a loud voice fills the meter. */
  level(loudest: number): void {
    const meter = this.part('level')?.querySelector('meter')
    if (!meter) return
    meter.value = Math.min(100, Math.round(loudest * 140))
    meter.textContent = String(meter.value)
  }

  showLevel(isShown: boolean): void {
    const part = this.part('level')
    if (part) part.hidden = !isShown
  }

  part = (name: string): HTMLElement | null => this.#root.querySelector<HTMLElement>(`[data-part=${name}]`)
}
