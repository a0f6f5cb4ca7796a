import assert from 'node:assert/strict'
import { randomBytes, randomInt } from 'node:crypto'
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openListedPasswords, prepareListedPasswords, type ListedPasswords } from './index.ts'
import { readList } from './keep.ts'
import { listedPasswords, packed } from './listed.ts'
import { entriesOf, sourceOfList } from './source.ts'

const folder = mkdtempSync(join(tmpdir(), 'plenary-listed-'))
const place = join(folder, 'cache', 'stolen-passwords')
let entries: string[]
let listed: ListedPasswords

before(async () => {
  entries = await entriesOf(sourceOfList().path)
  await prepareListedPasswords(folder)
  listed = await openListedPasswords(folder)
})
after(() => rmSync(folder, { recursive: true }))

test('the list holds every published password that would be long enough, each once', () => {
  assert.ok(entries.length > 40_000, String(entries.length))
  assert.equal(listed.size, new Set(entries.map((entry) => entry.toLowerCase())).size)
})

test('every entry of the list is found, in whatever case it is typed', () => {
  const missed = entries.filter(
    (entry) => !listed.has(entry) || !listed.has(entry.toUpperCase()) || !listed.has(capitalised(entry)),
  )
  assert.deepEqual(missed, [])
})

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

test('of two hundred thousand random passwords none is taken for a listed one', () => {
  const random = () => randomBytes(randomInt(9, 24)).toString('base64url')
  for (let count = 0; count < 200_000; count++) {
    const password = random()
    assert.ok(!listed.has(password), password)
  }
})

test('what is nearly an entry is none: a letter more, a letter less, half a line, two lines', () => {
  const all = new Set(entries.map((entry) => entry.toLowerCase()))
  for (const entry of entries.filter((_, place) => place % 8 === 0)) {
    const near = [`${entry}x`, `x${entry}`, entry.slice(1), entry.slice(0, -1), ` ${entry}`, `${entry} `]
    for (const one of near) assert.equal(listed.has(one), all.has(one.toLowerCase()), one)
  }
  for (const odd of ['', '\n', `${entries[0]}\n`, `${entries[0]}\n${entries[1]}`, '\0', '\uD800'])
    assert.ok(!listed.has(odd))
})

test('a small list is searched as exactly as a large one', () => {
  for (const words of [[], ['b'], ['a', 'c'], ['aa', 'a', 'b', 'bb', 'B']]) {
    const small = listedPasswords(packed(words))
    for (const word of ['', 'a', 'aa', 'ab', 'b', 'B', 'bb', 'c', 'd'])
      assert.equal(small.has(word), words.map((one) => one.toLowerCase()).includes(word.toLowerCase()), word)
  }
})

test('the list is kept in the data folder, for its owner alone and without anything half-written', () => {
  assert.equal(statSync(place).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(join(folder, 'cache')), ['stolen-passwords'])
})

test('a kept list that is damaged, cut off or made from another package is not believed', async () => {
  const whole = readFileSync(place)
  const list = await readList(folder)
  for (const spoil of [
    () => writeFileSync(place, Buffer.concat([whole, Buffer.from('one more\n')])),
    () => truncateSync(place, whole.length - 20),
    () => writeFileSync(place, whole.toString().replace(/^1 \S+/, '1 0.0.0')),
    () => writeFileSync(place, ''),
  ]) {
    spoil()
    assert.ok((await readList(folder)).equals(list))
    await prepareListedPasswords(folder)
    assert.ok(readFileSync(place).equals(whole), 'the next start makes it anew')
  }
})

test('where nothing can be kept the list is there all the same', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await prepareListedPasswords(file)
  assert.equal((await openListedPasswords(file)).size, listed.size)
})
