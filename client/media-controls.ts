import { announce } from './announce.ts'
import { listDevices, type Kind } from './media-devices.ts'

export type Orders = {
  enter(microphone: boolean): void
  leave(): void
  turn(kind: Kind): void
  choose(kind: Kind): void
  chooseSpeaker(id: string): void
}

/** The buttons under the stage, and the sentence that says how things stand. All their words are in the page already. */
export class MediaControls {
  readonly #root: HTMLElement
  #owesFocus = false

  constructor(root: HTMLElement, orders: Orders) {
    this.#root = root
    root.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-do]')
      const what = button?.dataset['do'] ?? ''
      if (what === 'enter' || what === 'enter-heard') orders.enter(what === 'enter-heard')
      if (what === 'leave') orders.leave()
      if (what === 'microphone' || what === 'camera') orders.turn(what)
    })
    root.addEventListener('change', (event) => {
      const chosen = event.target as HTMLSelectElement
      if (chosen.name === 'microphone' || chosen.name === 'camera') orders.choose(chosen.name)
      if (chosen.name === 'speaker') orders.chooseSpeaker(chosen.value)
    })
    this.show('out')
    this.#write('')
  }

  /**
   * Which buttons are there: before one is in, on the way, and inside. When what was pressed goes, focus goes on to what comes, as
   * soon as something does, unless somebody has gone elsewhere meanwhile.
   */
  show(state: 'out' | 'entering' | 'in'): void {
    const held = document.activeElement
    for (const part of this.#all('[data-when]')) {
      part.hidden = !(part.dataset['when'] ?? '').split(' ').includes(state)
      if (part.hidden && part.contains(held)) this.#owesFocus = true
    }
    if (state === 'entering') this.say('entering')
    const next = this.#all('[data-when] button').find(
      (one) => !one.closest<HTMLElement>('[data-when]')?.hidden,
    )
    if (!this.#owesFocus || !next) return
    this.#owesFocus = false
    if (!held || held === document.body || this.#root.contains(held)) next.focus({ preventScroll: true })
  }

  /** What the buttons would do now. */
  turned(is: Readonly<Record<Kind, boolean>>): void {
    for (const kind of ['microphone', 'camera'] as const) {
      const button = this.#root.querySelector<HTMLElement>(`[data-do=${kind}]`)
      if (!button) continue
      button.textContent = this.word(`${kind}-${is[kind] ? 'turn-off' : 'turn-on'}`)
      button.classList.toggle('stage-open', is[kind])
    }
  }

  /** Whether pictures can be sent at all. */
  withPictures(are: boolean): void {
    for (const button of this.#all('[data-do=camera]')) button.hidden = !are
  }

  /** What was said is said by somebody else now. */
  fallSilent(): void {
    this.#write('')
  }

  /** Says how things stand, in view and once aloud. */
  say(name: string): void {
    const words = this.word(name)
    this.#write(words)
    if (words) announce(words)
  }

  #write(words: string): void {
    const place = this.#root.querySelector('[data-part=says]')
    if (place) place.textContent = words
  }

  word = (name: string): string => this.#root.querySelector(`[data-word="${name}"]`)?.textContent ?? ''

  chosen = (kind: Kind): string =>
    this.#root.querySelector<HTMLSelectElement>(`select[name=${kind}]`)?.value ?? ''

  /** Fills in what can be chosen, once the browser tells it. */
  async list(): Promise<void> {
    const devices = await listDevices()
    for (const name of ['microphone', 'camera', 'speaker'] as const) {
      const field = this.#root.querySelector<HTMLSelectElement>(`select[name=${name}]`)
      if (!field) continue
      const before = field.value
      const usual = field.options[0]
      field.replaceChildren(...(usual ? [usual] : []))
      for (const { deviceId, label } of devices[name])
        if (label && deviceId !== 'default') field.append(new Option(label, deviceId))
      field.value = Array.from(field.options).some(({ value }) => value === before) ? before : ''
      const row = field.closest<HTMLElement>('[data-device]')
      if (row) row.hidden = field.options.length < 2
    }
  }

  #all = (which: string): HTMLElement[] => Array.from(this.#root.querySelectorAll<HTMLElement>(which))
}
