import { join } from 'node:path'
import { describe } from 'node:test'
import { top } from './tools.ts'

/** Runs test files one after the other in this process. Each is a suite of its own, so that its hooks stay its own. */
for (const file of process.argv.slice(2))
  void describe(file, async () => {
    await import(join(top, file))
  })
