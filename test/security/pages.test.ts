import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const top = join(import.meta.dirname, '../..')
const pages = [...globSync('docs/security/*.md', { cwd: top }), 'SECURITY.md']
const places = ['', 'src', 'src/features', 'src/features/sign-in']

test('every proof that the pages about security name is there', () => {
  for (const page of pages) {
    const named = readFileSync(join(top, page), 'utf8').matchAll(/`([\w./*-]+\/[\w.*-]*\.(?:test\.)?ts)`/g)
    for (const [, path = ''] of named) {
      const found = places.some((place) => globSync(join(place, path), { cwd: top }).length > 0)
      assert.ok(found, `${page} names ${path}`)
    }
  }
})

test('every link of the pages about security leads somewhere', () => {
  for (const page of pages)
    for (const [, to = ''] of readFileSync(join(top, page), 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g))
      if (!/^https?:/.test(to)) assert.ok(existsSync(join(top, dirname(page), to)), `${page} leads to ${to}`)
})
