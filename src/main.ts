import { readConfig } from './platform/config.ts'
import { watchSources } from './platform/processes/watch-sources.ts'
import { terminalProgress } from './platform/progress/terminal.ts'
import { type Running, start, stop } from './start.ts'

/**
 * What `npm start` runs. Everything that takes memory happens in child processes; this one only watches over them.
 * It ends with 0 when it was asked to stop, with 1 when it cannot start, and with 2 when the settings are not right.
 */
const read = readConfig(process.env)
if (!read.ok) {
  process.stderr.write(
    `The settings are not right:\n${read.problems.map((problem) => `  - ${problem}\n`).join('')}`,
  )
  process.exit(2)
}

const running: Running = { children: [] }
let stopping: Promise<void> | undefined

function end(code: number): void {
  if (stopping) return
  stopping = stop(running).then(
    () => process.exit(code),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    },
  )
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
process.on('disconnect', () => end(0)) // bin/start was killed

start(read.config, running, terminalProgress()).then(
  () => {
    if (process.argv.includes('--restart-on-change'))
      watchSources(() => running.children.forEach((child) => child.restart()))
  },
  (error: Error) => {
    if (!stopping) process.stderr.write(`\n${error.message}\n`)
    end(1)
  },
)
