import { timeLeft } from '../src/values/time-left.ts'
import { announce } from './announce.ts'

const minute = 60_000

/**
 * Lets a countdown run on, from what was left by the server's clock: the device's own may be days off. It tells of ten minutes and of
 * the end, once each, and is silent otherwise.
 */
export function countdown(element: HTMLElement): void {
  const atFirst = Number(element.dataset['left'] ?? '')
  const parts = Array.from(element.children) as HTMLElement[]
  if (Number.isNaN(atFirst) || parts.length !== 3) return
  const clocks = () => ({ set: Date.now(), steady: performance.now() })
  const began = clocks()
  let before = atFirst

  const show = (): void => {
    const left = timeLeft(atFirst, began, clocks())
    const minutes = Math.max(0, Math.ceil(left / minute))
    draw(parts, minutes)
    if (before > 10 * minute && left <= 10 * minute) announce(element.dataset['soon'] ?? '')
    if (before > 0 && left <= 0) announce(element.dataset['open'] ?? '')
    before = left
    if (left > 0) setTimeout(show, Math.min(minute, (left % minute) + 50))
  }
  show()
}

/** Days and hours, hours and minutes, or minutes: the same parts the server drew. */
function draw(parts: readonly HTMLElement[], minutes: number): void {
  const values = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60] as const
  const hidden = [values[0] === 0, values[0] === 0 && values[1] === 0, values[0] > 0]
  parts.forEach((part, place) => {
    part.hidden = hidden[place] ?? false
    const number = part.firstElementChild
    if (number) number.textContent = String(values[place])
  })
}
