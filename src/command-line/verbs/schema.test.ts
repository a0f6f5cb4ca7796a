import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { schemaFiles } from './schema.ts'

test('what the program and the manual know of the tables is what the migrations make', async () => {
  const fresh = await freshDatabase()
  try {
    for (const [file, text] of Object.entries(await schemaFiles(fresh.url)))
      assert.equal(
        readFileSync(join(import.meta.dirname, '../../..', file), 'utf8'),
        text,
        `${file}: bin/plenary schema types`,
      )
  } finally {
    await fresh.close()
  }
})
