/** A sleep that can be ended early; a call to wake while awake makes the next sleep short. */
export function napping(): { sleep(ms: number): Promise<void>; wake(): void } {
  let isCalled = false
  let rise: (() => void) | undefined
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, isCalled ? 0 : ms)
        rise = done
        function done(): void {
          clearTimeout(timer)
          rise = undefined
          isCalled = false
          resolve()
        }
      }),
    wake: () => {
      isCalled = true
      rise?.()
    },
  }
}
