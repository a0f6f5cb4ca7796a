const step = 65_536

/** Counts line ends between two places. The bytes are read once, however often and deeply is asked. */
export function lineCounter(raw: Buffer): (from: number, to: number) => number {
  let marks: Uint32Array | undefined
  const before = (at: number): number => {
    marks ??= marksOf(raw)
    const mark = Math.floor(at / step)
    return marks[mark]! + countBetween(raw, mark * step, at)
  }
  return (from, to) => (to - from < step ? countBetween(raw, from, to) : before(to) - before(from))
}

function marksOf(raw: Buffer): Uint32Array {
  const marks = new Uint32Array(Math.floor(raw.length / step) + 1)
  for (let n = 1; n < marks.length; n++)
    marks[n] = marks[n - 1]! + countBetween(raw, (n - 1) * step, n * step)
  return marks
}

function countBetween(raw: Buffer, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (raw[i] === 10) count++
  return count
}
