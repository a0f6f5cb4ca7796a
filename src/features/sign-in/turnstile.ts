/** Thrown when too many already wait: better an honest "try again" than everybody waiting for ever. */
export class TooManyWaiting extends Error {}

/** Lets only so many in at once; the others wait in order, but only so many of them. */
export function turnstile(places: number, waitingPlaces: number) {
  let inside = 0
  const waiting: (() => void)[] = []

  const enter = (): Promise<void> => {
    if (inside < places) {
      inside += 1
      return Promise.resolve()
    }
    if (waiting.length >= waitingPlaces) return Promise.reject(new TooManyWaiting())
    return new Promise((resolve) => waiting.push(resolve))
  }

  // Whoever leaves hands the place over, so that nobody slips in between.
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else inside -= 1
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
