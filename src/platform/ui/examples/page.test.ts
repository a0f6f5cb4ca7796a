import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentOf, frameIn, textsIn } from '../../../../test/support/pages.ts'
import { invalidities } from '../../../../test/pages/validity.ts'
import { uiPage } from './page.ts'

const noon = new Date('2026-11-25T12:00:00Z')

describe('the page of all parts', () => {
  for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh'])
    test(`is valid in ${language}, each id there once and each one that is pointed to there at all`, async () => {
      const made = documentOf(uiPage(textsIn(language), noon), frameIn(language))
      assert.deepEqual(await invalidities(made), [])
      const ids = [...made.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      assert.equal(new Set(ids).size, ids.length)
      const pointed = [...made.matchAll(/(?:aria-describedby|aria-labelledby|aria-controls|for)="([^"]+)"/g)]
      for (const [, names = ''] of pointed) for (const id of names.split(' ')) assert.ok(ids.includes(id), id)
      for (const [, id] of made.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), id)
    })
})
