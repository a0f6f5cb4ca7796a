import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { makeDataFolder } from './data-folder.ts'

test('the data folder is its owner’s alone, the folders above it may be passed through', () => {
  const place = mkdtempSync(join(tmpdir(), 'plenary-folder-'))
  try {
    const folder = join(place, 'above', 'data')
    makeDataFolder(folder)
    makeDataFolder(folder)
    assert.equal(statSync(folder).mode & 0o777, 0o700)
    assert.equal(statSync(dirname(folder)).mode & 0o500, 0o500)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})

test('a file is no data folder, and no place for one', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'plenary-folder-')), 'file')
  writeFileSync(file, '')
  for (const folder of [file, join(file, 'data')])
    assert.throws(() => makeDataFolder(folder), /cannot be used: a file stands in its place\. PLENARY_DATA/)
  rmSync(dirname(file), { recursive: true })
})

test('where one may not write, one is told so', { skip: process.getuid?.() === 0 && 'root may' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-folder-'))
  chmodSync(folder, 0o500)
  assert.throws(() => makeDataFolder(folder), /cannot be used: this user may not write there/)
  rmSync(folder, { recursive: true })
})

test('where no folder can be made one is told so, and soon', { skip: process.platform !== 'linux' }, () => {
  assert.throws(() => makeDataFolder('/proc/nowhere/data'), /cannot be made \(ENOENT\)/)
})
