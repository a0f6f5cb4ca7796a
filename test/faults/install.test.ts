import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { plainEnvironment } from '../support/real-program.ts'

const bin = join(import.meta.dirname, '../../bin')
const { isComplete } = createRequire(import.meta.url)(join(bin, 'install.js')) as {
  isComplete(root: string): boolean
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plenary-install-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

type Packages = Record<string, { version: string; os?: string[]; cpu?: string[]; optional?: boolean }>

/** A clone whose lock names `wanted`, and whose node_modules were last filled with `there`. */
function clone(wanted: Packages, there?: Packages): string {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  if (!there) return root
  for (const place of Object.keys(there)) mkdirSync(join(root, place), { recursive: true })
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }))
  return root
}

const sun = { 'node_modules/sun': { version: '1.0.0' } }
const elsewhere = { 'node_modules/sun-plan9': { version: '1.0.0', os: ['plan9'], optional: true } }

test('a fresh clone, an older package and a package that was removed are noticed', () => {
  assert.equal(isComplete(clone(sun)), false)
  assert.equal(isComplete(clone(sun, { 'node_modules/sun': { version: '0.9.0' } })), false)
  assert.equal(isComplete(clone(sun, sun)), true)
  rmSync(join(root, 'node_modules/sun'), { recursive: true })
  assert.equal(isComplete(root), false)
})

test('packages for other machines need not be there, those for this one must', () => {
  assert.equal(isComplete(clone({ ...sun, ...elsewhere }, sun)), true)
  const here = {
    'node_modules/sun-here': {
      version: '1.0.0',
      os: [process.platform],
      cpu: [process.arch],
      optional: true,
    },
  }
  assert.equal(isComplete(clone({ ...sun, ...here }, sun)), false)
})

test('an install that fails says so in words, with what npm said, and ends with 3', () => {
  const needs = { 'no-such-package-here': '1.0.0' }
  const packages = {
    '': { dependencies: needs },
    'node_modules/no-such-package-here': { version: '1.0.0', resolved: 'http://127.0.0.1:9/none.tgz' },
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'trial', dependencies: needs }))
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ name: 'trial', lockfileVersion: 3, packages }),
  )
  cpSync(bin, join(root, 'bin'), { recursive: true })
  const { status, stderr } = spawnSync('node', ['bin/start'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...plainEnvironment(),
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
      npm_config_cache: join(root, 'cache'),
    },
  })
  assert.equal(status, 3)
  assert.match(stderr, /Installing packages \(the first time only\)/)
  assert.match(stderr, /ECONNREFUSED[\s\S]*The packages could not be installed\. Is the network there\?/)
})
