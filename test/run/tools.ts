import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Check } from './check.ts'

export const top: string = fileURLToPath(new URL('../../', import.meta.url))

/** Runs a command of this repository with the Node that runs us; both of its outputs are kept. */
export function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: top,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** A check that is a program's: it holds when the program ends well. */
const program = (says: string, ...command: string[]): Check => ({
  says,
  async findings() {
    const { code, output } = await run(command)
    if (code === 0) return []
    const lines = output.split('\n').filter((line) => line.trim() !== '')
    return lines.length > 0 ? lines : [`${command.join(' ')} ended with ${code}`]
  },
})

export const tools: readonly Check[] = [
  program(
    'rooms look down the staircase only, and enter by the front door',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', 'architecture/rules.cjs', '--output-type', 'err', 'src', 'client'],
  ),
  program('rules are pure', 'node_modules/eslint/bin/eslint.js', '--no-warn-ignored', 'src'),
  program(
    'types fit',
    'node_modules/typescript/bin/tsc',
    ...['-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/plenary.tsbuildinfo'],
  ),
  program('no likely mistakes', 'node_modules/oxlint/bin/oxlint', '--type-aware', '--format', 'unix'),
  program(
    'everything is formatted alike (npm run format)',
    'node_modules/prettier/bin/prettier.cjs',
    ...[
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'node_modules/.cache/prettier-checked',
      '.',
    ],
  ),
  program('nothing is left unused', 'node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'),
]
