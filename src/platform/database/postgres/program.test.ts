import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { copyProgram, findProgram, repairLinks } from './program.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-links-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('library links that an install without scripts left out are made', () => {
  const native = join(folder, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib', 'libicu.so.60.2'), 'letters')
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  repairLinks(native)
  repairLinks(native)
  assert.equal(readFileSync(join(native, 'lib', 'libicu.so.60'), 'utf8'), 'letters')
})

test('the pinned PostgreSQL is of major version 18', () => {
  assert.equal(findProgram().major, 18)
})

test('a copy of the program is whole, and is made once', () => {
  const copy = copyProgram(findProgram(), join(folder, 'elsewhere'))
  assert.ok(existsSync(join(copy.native, 'bin', 'initdb')))
  writeFileSync(join(copy.native, 'mark'), '')
  assert.ok(existsSync(join(copyProgram(findProgram(), join(folder, 'elsewhere')).native, 'mark')))
})
