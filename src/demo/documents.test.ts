import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../test/support/house.ts'
import { fileFolder, kindOf } from '../platform/files/index.ts'
import { loadDocuments } from './documents.ts'
import { loadCast } from './index.ts'

let house: TestHouse
const dataFolder = mkdtempSync(join(tmpdir(), 'plenary-demo-library-'))
before(async () => {
  house = await testHouse({ demo: true, config: { dataFolder } })
  await loadCast({ db: house.db, profile: house.profile, now: house.clock.now() })
  await loadDocuments(house)
})
after(async () => {
  await house.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('the library has papers of every level, and some that are drafts and withdrawn', async () => {
  const rows = await house.db.selectFrom('document').select(['level', 'state']).execute()
  assert.ok(rows.length >= 12)
  assert.equal(new Set(rows.map(({ level }) => level)).size, 6)
  assert.equal(new Set(rows.map(({ state }) => state)).size, 3)
})

test('every file lies in the data folder and is what it says', async () => {
  const folder = fileFolder({ dataFolder }, 'documents')
  const files = await house.db.selectFrom('document_file').selectAll().execute()
  assert.ok(files.length > 30)
  for (const { sha256, kind, size } of files) {
    const bytes = await folder.read(sha256)
    assert.ok(bytes)
    assert.deepEqual([kindOf(bytes), bytes.length], [kind, size])
  }
})

test('lists name people of the cast', async () => {
  const rows = await house.db.selectFrom('document_reader').selectAll().execute()
  assert.equal(rows.length, 3)
})

test('another body has papers of its own', async () => {
  const other = await testHouse({ profile: 'northlight', demo: true, config: { dataFolder } })
  assert.equal(await loadDocuments(other), 3)
  await other.close()
})
