import type { Sources } from './sources.ts'
import { lineOf } from './sources.ts'

/** Written in two halves, so that this file does not find itself. */
const marks = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['X', 'XX'],
  ['HA', 'CK'],
].map((halves) => halves.join(''))
const leftOpen = new RegExp(`\\b(${marks.join('|')})\\b`, 'g')
const switchedOff = /\b(?:test|it|describe|suite)\.(?:only|skip|todo)\(/g

/** Nothing is left for later in a committed file, and no test is switched off. */
export function openEnds(all: Sources): string[] {
  const found: string[] = []
  for (const [path, text] of all) {
    if (path.endsWith('.json') || path.endsWith('.svg')) continue
    for (const match of text.matchAll(leftOpen))
      found.push(`${path}:${lineOf(text, match.index)} says ${match[0]}`)
    if (!path.startsWith('test/checks/'))
      for (const match of text.matchAll(switchedOff))
        found.push(`${path}:${lineOf(text, match.index)} switches a test off: ${match[0]}`)
  }
  return found
}
