import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'

const minute = 60_000
const sent = Date.parse('2027-03-28T10:00:00Z')

// The page was sent at ten, to a device that believes it is the day before.
describe('the time of whoever speaks', () => {
  let device = sent - 1440 * minute
  let floorClock: (element: HTMLElement) => void
  before(async () => {
    mock.method(Date, 'now', () => device)
    const page = { querySelector: () => ({ dataset: { now: new Date(sent).toISOString() } }) }
    Object.assign(globalThis, { document: page })
    ;({ floorClock } = await import('./floor-clock.ts'))
  })
  after(() => {
    mock.restoreAll()
    Reflect.deleteProperty(globalThis, 'document')
  })

  /** What the clock of somebody who has the floor until then shows now, and each time after so many minutes more. */
  function shows(until: number, ...later: readonly number[]): readonly string[] {
    const shown = { hidden: true, textContent: '' }
    const element = {
      dataset: { until: new Date(until).toISOString() },
      isConnected: true,
      classList: { toggle: () => {} },
      querySelector: (what: string) => (what === '[data-left]' ? shown : null),
    }
    let again = () => {}
    const { mock: timer } = mock.method(globalThis, 'setTimeout', (work: () => void) => void (again = work))
    floorClock(element as unknown as HTMLElement)
    const seen = [shown.textContent]
    for (const minutes of later) {
      device += minutes * minute
      again()
      seen.push(shown.textContent)
    }
    timer.restore()
    return seen
  }

  test('is their own by the server’s clock, however long ago the page was sent', () => {
    device += 40 * minute
    assert.deepEqual(shows(sent + 43 * minute, 1, 2.5), ['3:00', '2:00', '+0:30'])
  })

  test('is told the same to a part of the page that is made anew', () => {
    assert.deepEqual(shows(sent + 44 * minute), ['0:30'])
  })
})
