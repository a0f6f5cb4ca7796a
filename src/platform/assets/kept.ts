import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brand } from './brand.ts'
import { places } from './places.ts'

const compiled = [
  'lightningcss',
  'esbuild',
  '@simplewebauthn/browser',
  '@fontsource/ibm-plex-sans',
  '@fontsource/ibm-plex-sans-arabic',
]

/** A number that changes with any source of the look, with the body's colours and with the compilers. */
export function sourcesHash(profile: { brand: Brand; logo: string } | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify([profile?.brand, profile?.logo]))
  const sources = [
    ...globSync('**/*.css', { cwd: places.css }).map((name) => join(places.css, name)),
    ...globSync('*.ts', { cwd: places.client }).map((name) => join(places.client, name)),
    ...globSync('*.ts', { cwd: import.meta.dirname }).map((name) => join(import.meta.dirname, name)),
    ...compiled.map((name) => join(places.fonts, '..', name, 'package.json')),
  ]
  for (const source of sources.filter((one) => !one.endsWith('.test.ts')).sort())
    hash.update(source).update('\0').update(readFileSync(source)).update('\0')
  return hash.digest('hex').slice(0, 24)
}

/** What an earlier start built from the same sources. */
export function readKept(folder: string, key: string): unknown {
  const path = join(folder, `${key}.json`)
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8'), reviveBuffers) : undefined
  } catch {
    return undefined
  }
}

/** Keeps it for the next start; older builds go. A folder that cannot be written costs the next start some milliseconds. */
export function keep(folder: string, key: string, value: unknown): void {
  try {
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${key}.json`)
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(value, writeBuffers))
    renameSync(`${path}.${process.pid}`, path)
    for (const other of globSync('*.json', { cwd: folder }))
      if (other !== `${key}.json`) rmSync(join(folder, other))
  } catch {
    // Another process may be writing the same; whoever is later simply builds again.
  }
}

const mark = 'base64:'

function writeBuffers(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const own = this[key]
  return Buffer.isBuffer(own) ? mark + own.toString('base64') : value
}

const reviveBuffers = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(mark)
    ? Buffer.from(value.slice(mark.length), 'base64')
    : value
