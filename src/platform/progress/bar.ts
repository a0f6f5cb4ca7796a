/** A line at the end of a terminal that fills up, with how much is done, how fast, and how long it still takes. */
export type Bar = { show(this: void, done: number, all: number): void; clear(): void }

type Output = { write(text: string): unknown; isTTY?: boolean }

const wide = 24
const every = 100

/** On a terminal only, and drawn anew ten times a second at the most; elsewhere nothing is said. */
export function progressBar(output: Output, now: () => number = () => performance.now()): Bar {
  let began = now()
  let shown = -every
  let before = 0
  return {
    show(done, all) {
      if (done < before) began = now()
      before = done
      if (!output.isTTY || now() - shown < every) return
      shown = now()
      output.write(`\r\x1b[2K${barLine(done, all, (now() - began) / 1000)}`)
    },
    clear() {
      if (output.isTTY) output.write('\r\x1b[2K')
    },
  }
}

/** `████████░░░░ 1,200 of 3,000, 400/s, 5 s left` */
export function barLine(done: number, all: number, seconds: number): string {
  const share = all === 0 ? 1 : done / all
  const full = Math.round(share * wide)
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 ? `, ${Math.round(rate)}/s, ${Math.ceil((all - done) / rate)} s left` : ''
  return `  ${'█'.repeat(full)}${'░'.repeat(wide - full)} ${done.toLocaleString('en')} of ${all.toLocaleString('en')}${left}`
}
