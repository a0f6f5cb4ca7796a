import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeOrganisation } from '../../../../test/support/people.ts'
import { organisationVerbs } from './verbs.ts'

let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'plenary-verbs-'))
const file = join(folder, 'members.csv')

before(async () => {
  house = await testHouse()
  await makeOrganisation(house.db, { name: 'Sankofa Networks', code: 'M-0042', acronym: 'SNK' })
  await makeOrganisation(house.db, { name: 'Waiting', state: 'unverified' })
})
after(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

const run = async (
  verb: string,
  options: Record<string, string | boolean> = {},
): Promise<Record<string, unknown>> => {
  const found = organisationVerbs.find((one) => one.verb === verb)
  assert.ok(found)
  return (await found.run(house, options)) as Record<string, unknown>
}

test('organisations are listed, searched and shown', async () => {
  const names = async (options: Record<string, string>) =>
    ((await run('list', options)) as unknown as { name: string }[]).map(({ name }) => name)
  assert.deepEqual(await names({}), ['Sankofa Networks'])
  assert.deepEqual(await names({ words: 'snk' }), ['Sankofa Networks'])
  assert.deepEqual(await names({ words: 'networks', limit: '0' }), ['Sankofa Networks'])
  assert.deepEqual(await names({ country: 'fr' }), [])
  assert.deepEqual(await names({ state: 'unverified' }), ['Waiting'])
  for (const organisation of ['M-0042', 'm-0042', 'sankofa networks'])
    assert.equal((await run('show', { organisation }))['name'], 'Sankofa Networks', organisation)
  assert.deepEqual(await run('show', { organisation: 'nobody' }), {
    refused: 'directory.organisations.unknown',
  })
})

test('a file is tried, taken over and taken back', async () => {
  writeFileSync(file, '\uFEFFcode;country;category;name\nX-1;FR;media;La Gazette\nX-2;XX;media;\n')
  const tried = await run('import', { file, 'dry-run': true, json: true })
  assert.deepEqual([tried['rowsNew'], tried['rowsRefused'], tried['batch']], [1, 1, undefined])
  const [row] = tried['refusedRows'] as { line: number; why: string }[]
  assert.equal(row?.line, 3)
  assert.match(row?.why ?? '', /name: Write the organisation’s own name; country: Choose a country/)
  assert.equal(
    await run('import', { file, 'dry-run': true }),
    `new      1\nchanged  0\nsame     0\nrefused  1\nline 3: X-2: ${row?.why}`,
  )
  const taken = await run('import', { file, json: true })
  assert.equal(taken['rowsNew'], 1)
  assert.equal(((await run('imports')) as unknown as { source: string }[])[0]?.source, 'members.csv')
  assert.deepEqual(await run('import', { file: 'undo', batch: String(taken['batch']) }), { undone: 1 })
  assert.deepEqual(await run('import', { file: 'undo', batch: 'x' }), { refused: 'directory.import.unknown' })
})

test('a file that is not there or is not UTF-8 is told', async () => {
  assert.equal(
    (await run('import', { file: join(folder, 'none.csv') }))['refused'],
    'directory.import.no-file',
  )
  writeFileSync(file, Buffer.from([0x63, 0xf1, 0x0a]))
  assert.deepEqual(await run('import', { file }), { refused: 'directory.import.not-utf8' })
})

test('what is exported can be taken over again and changes nothing', async () => {
  const csv = (await run('export')) as unknown as string
  writeFileSync(file, csv)
  const again = await run('import', { file, json: true })
  assert.deepEqual([again['rowsSame'], again['rowsNew'], again['rowsChanged']], [1, 0, 0])
  const json = (await run('export', { json: true })) as unknown as { code: string }[]
  assert.deepEqual(
    json.map(({ code }) => code),
    ['M-0042'],
  )
})
