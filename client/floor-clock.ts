import { announce } from './announce.ts'

const second = 1000
const warning = 30 * second
/** What was announced already, so that a part made anew does not say it again. */
const told = new Set<string>()
let skew: number | undefined

/** Lets the time of whoever speaks run: by the server's clock, and told politely half a minute before the end and at the end. */
export function floorClock(element: HTMLElement): void {
  const until = Date.parse(element.dataset['until'] ?? '')
  const shown = element.querySelector<HTMLElement>('[data-left]')
  if (Number.isNaN(until) || !shown) return
  shown.hidden = false
  // Where there is little room, what is right without a script gives way to what runs.
  element.querySelector<HTMLElement>('[data-plain]')?.setAttribute('hidden', '')
  skew ??=
    Date.parse(document.querySelector<HTMLElement>('[data-now]')?.dataset['now'] ?? '') - Date.now() || 0
  let before = Infinity

  const tick = (): void => {
    if (!element.isConnected) return
    const left = until - Date.now() - (skew ?? 0)
    const whole = Math.ceil(Math.abs(left) / second)
    shown.textContent = `${left < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
    element.classList.toggle('is-over', left <= 0)
    for (const [at, words] of [
      [warning, element.dataset['soon']],
      [0, element.dataset['over']],
    ] as const)
      if (before > at && left <= at && before !== Infinity) say(`${until} ${at}`, words)
    before = left
    setTimeout(tick, second / 2)
  }
  tick()
}

function say(key: string, words: string | undefined): void {
  if (!words || told.has(key)) return
  told.add(key)
  announce(words)
}
