import { timeLeft } from '../src/values/time-left.ts'
import { announce } from './announce.ts'

const second = 1000
const warning = 30 * second
/** What was announced already, so that a part made anew does not say it again. */
const told = new Set<string>()

const clocks = () => ({ set: Date.now(), steady: performance.now() })
/**
 * When the page was sent, by the server's clock, and what this device's clocks said as it came. Read once, at the start: somebody may
 * get the floor an hour later, and the page still says when it was sent.
 */
const began = clocks()
const sentAt = Date.parse(document.querySelector<HTMLElement>('[data-now]')?.dataset['now'] ?? '')

/** Lets the time of whoever speaks run: by the server's clock, and told politely half a minute before the end and at the end. */
export function floorClock(element: HTMLElement): void {
  const atFirst = Date.parse(element.dataset['until'] ?? '') - sentAt
  const shown = element.querySelector<HTMLElement>('[data-left]')
  if (Number.isNaN(atFirst) || !shown) return
  shown.hidden = false
  // Where there is little room, what is right without a script gives way to what runs.
  element.querySelector<HTMLElement>('[data-plain]')?.setAttribute('hidden', '')
  let before = Infinity

  const tick = (): void => {
    if (!element.isConnected) return
    const left = timeLeft(atFirst, began, clocks())
    const whole = Math.ceil(Math.abs(left) / second)
    shown.textContent = `${left < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
    element.classList.toggle('is-over', left <= 0)
    for (const [at, words] of [
      [warning, element.dataset['soon']],
      [0, element.dataset['over']],
    ] as const)
      if (before > at && left <= at && before !== Infinity) say(`${element.dataset['until']} ${at}`, words)
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
