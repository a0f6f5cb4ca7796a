/** Shows what a long start is doing: one line a step. */
export type Progress = {
  say(words: string): void
  /** Runs one step and says how long it took; `result` may add words about what was done. */
  step<T>(
    name: string,
    work: (tick: (words: string) => void) => Promise<T>,
    result?: (value: T) => string,
  ): Promise<T>
}

type Output = { write(text: string): unknown; isTTY?: boolean }

/** On a terminal the line of a step changes while it runs; elsewhere each step is written once, when it is done. */
export function terminalProgress(output: Output = process.stdout): Progress {
  const show = (mark: string, name: string, words = '') => `  ${mark} ${name.padEnd(12)} ${words}`.trimEnd()
  const passing = (line: string) => output.isTTY && output.write(`\r\x1b[2K${line}`)
  return {
    say: (words) => void output.write(`${words}\n`),
    async step(name, work, result = () => '') {
      const began = performance.now()
      passing(show('·', name, '...'))
      try {
        const value = await work((words) => passing(show('·', name, words)))
        const line = show(
          '✓',
          name,
          `${result(value)}  ${((performance.now() - began) / 1000).toFixed(1)} s`.trimStart(),
        )
        output.write(`${output.isTTY ? '\r\x1b[2K' : ''}${line}\n`)
        return value
      } catch (error) {
        output.write(`${output.isTTY ? '\r\x1b[2K' : ''}${show('✗', name)}\n`)
        throw error
      }
    },
  }
}
