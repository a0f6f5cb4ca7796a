import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { sampleData } from '../../../../../test/support/organisations.ts'
import { makeAccount, makeOrganisation } from '../../../../../test/support/people.ts'
import { operator } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { trailOf } from '../../../audit/index.ts'
import { searchOrganisations } from '../../store/search.ts'
import { editOrganisation } from '../actions/edit.ts'
import { stampOf } from '../stamp.ts'
import { pageOfRecords, readRecords } from '../store/records.ts'
import { labelsOf } from '../store/matching.ts'
import { columnsOf } from '../table/columns.ts'
import { readTable } from '../table/read.ts'
import { tableOf } from '../table/write.ts'
import { importOrganisations, tryImport, undoImport } from './actions.ts'
import { onCircles } from './rules.ts'
import type { ImportReport } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const columns = () => columnsOf(house.profile)
const planning = () => ({ profile: house.profile, columns: columns(), today: '2026-11-25' })
function rowsOf(text: string) {
  const rows = readTable(text, columns())
  if (isRefusal(rows)) throw new Error(JSON.stringify(rows))
  return rows
}
const dry = (text: string) => tryImport(house.db, rowsOf(text), planning())
async function take(text: string): Promise<ImportReport> {
  const outcome = await importOrganisations(
    house.db,
    operator,
    { source: 'test.csv', rows: rowsOf(text) },
    planning(),
    house.clock.now(),
  )
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
const undo = (batchId: string | undefined) => undoImport(house.db, operator, batchId ?? '', house.clock.now())
const problemsOf = ({ refusedRows }: ImportReport) =>
  refusedRows.map(
    ({ line, problems }) => `${line} ${problems.map(({ code }) => code.split('.').at(-1)).join(' ')}`,
  )
const byCode = async (code: string) => {
  const row = await house.db
    .selectFrom('organisation')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst()
  return row && (await readRecords(house.db, [row.id])).get(row.id)
}

const first = `code,country,category,name,name_fr,acronyms,former_names,sectors,membership,domains,contact_billing_email,parent
A-1,GH,sector-member,Akan Networks,Réseaux Akan,AKN | A.N.,Gold Coast Wireless (1998),ITU-T | ITU-R,active,akan.example,pay@akan.example,A-2
A-2,GH,member-state,Akan Authority,,,,,active,,,
A-3,FR,academia,Université d’Akan,,,,,active,,,A-1
`

test('a file of new organisations is tried, taken over, and found', async () => {
  const report = await dry(first)
  assert.deepEqual(
    [report.counts, report.refusedRows, report.batchId],
    [{ new: 3, changed: 0, same: 0, refused: 0 }, [], undefined],
  )
  assert.equal(await byCode('A-1'), undefined, 'trying writes nothing')
  const taken = await take(first)
  assert.deepEqual(taken.counts, report.counts)
  const akan = await byCode('A-1')
  assert.deepEqual(akan?.data, {
    ...sampleData({ code: 'A-1', name: 'Akan Networks', names: { fr: 'Réseaux Akan' } }),
    acronyms: ['AKN', 'A.N.'],
    formerNames: [{ name: 'Gold Coast Wireless', until: 1998 }],
    sectors: ['ITU-R', 'ITU-T'],
    domains: ['akan.example'],
    contacts: [
      { role: 'billing', name: null, email: 'pay@akan.example', phone: null, visibility: 'secretariat' },
    ],
    parentId: (await byCode('A-2'))?.id ?? '',
  })
  assert.equal((await byCode('A-3'))?.data.parentId, akan.id)
  assert.equal((await searchOrganisations(house.db, { words: 'gold coast', page: 1 })).total, 1)
  assert.deepEqual(
    (await trailOf(house.db, akan.id)).map(({ act, details }) => [act, details['batchId']]),
    [['directory.organisation-imported', taken.batchId]],
  )
})

test('the same file a second time changes nothing and makes no batch', async () => {
  const report = await take(first)
  assert.deepEqual([report.counts, report.batchId], [{ new: 0, changed: 0, same: 3, refused: 0 }, undefined])
})

test('a column that is not there leaves what is, an empty cell takes it away', async () => {
  const report = await take('code,acronyms,name\nA-1,,Akan Networks Ltd.\n')
  assert.deepEqual(report.counts, { new: 0, changed: 1, same: 0, refused: 0 })
  const akan = await byCode('A-1')
  assert.deepEqual(
    [akan?.data.acronyms, akan?.data.names, akan?.data.name],
    [[], { fr: 'Réseaux Akan' }, 'Akan Networks Ltd.'],
  )
})

test('an organisation without a code is known by country, category and name, and can be given one', async () => {
  await makeOrganisation(house.db, { name: 'Codeless', countryCode: 'KE' })
  const given = await take('code,country,category,name,membership\nK-1,KE,sector-member,Codeless,active\n')
  assert.deepEqual(given.counts, { new: 0, changed: 1, same: 0, refused: 0 })
  assert.equal((await byCode('K-1'))?.data.name, 'Codeless')
})

test('every refused row says its line and all that is wrong, and the others are taken over', async () => {
  const twin = { name: 'Twin', countryCode: 'KE' }
  await makeOrganisation(house.db, twin)
  await makeOrganisation(house.db, twin)
  await makeOrganisation(house.db, { name: 'Gone', code: 'G-1', state: 'merged' })
  const report =
    await take(`code,country,category,name,sectors,study_group,membership,member_since,domains,parent,contact_press_email
B-1,XX,club,,ITU-X,,,soon,a b,,press@
B-2,FR,non-member,Fine,,,none,,,,
B-2,FR,non-member,Fine Too,,,none,,,,
,KE,sector-member,Twin,,,active,,,,
G-1,FR,sector-member,Gone,,,active,,,,
B-3,FR,non-member,Orphan,,,none,,,nobody,
B-4,FR,non-member,Circle One,,,none,,,B-5,
B-5,FR,non-member,Circle Two,,,none,,,B-4,
B-6,FR,sector-member,Sectors,ITU-T | ITU-X,,active,,,,
`)
  assert.deepEqual(problemsOf(report), [
    '2 name-missing domain-wrong email country-unknown category-unknown membership-missing day-wrong sector-unknown',
    '4 twice',
    '5 several',
    '6 merged',
    '7 parent-unknown',
    '8 parent-circle',
    '9 parent-circle',
    '10 sector-unknown',
  ])
  assert.deepEqual(report.counts, { new: 1, changed: 0, same: 0, refused: 8 })
  assert.ok(await byCode('B-2'))
})

test('a new row that says nothing of a membership has none, and arrears of half a year suspend one', async () => {
  await take('code,country,category,name\nM-0,FR,media,The Quiet Gazette\n')
  assert.equal((await byCode('M-0'))?.data.membership, 'none')
  await take(
    'code,country,category,name,membership,arrears_since\nM-1,FR,associate,Owing,active,2026-01-01\n',
  )
  assert.equal((await byCode('M-1'))?.data.membership, 'suspended')
  await take('code,arrears_since\nM-1,\n')
  assert.equal((await byCode('M-1'))?.data.membership, 'active')
})

test('what is exported and taken over again is the same, whatever stands in it', async () => {
  await take(`code,country,category,name,name_ar,former_names,address,web_site,contact_general_phone,contact_general_visibility
E-1,CN,non-member,"恒通, ""网络""",شبكة,Expo (1958) () | 旧名 (2001),"1 Road
Second Line",=cmd(),+233 1 2,public
`)
  const exported = await exportedNow()
  const report = await dry(exported)
  assert.equal(report.counts.changed + report.counts.new + report.counts.refused, 0)
  assert.ok(report.counts.same > 5)
  assert.ok(exported.includes("'=cmd()") && exported.includes("'+233 1 2"), 'no cell is taken for a formula')
  assert.equal((await byCode('E-1'))?.data.webSite, '=cmd()')
  assert.equal((await byCode('E-1'))?.data.address, '1 Road\nSecond Line')
})

async function exportedNow(): Promise<string> {
  const records = await pageOfRecords(house.db, undefined, 1000)
  const labels = await labelsOf(
    house.db,
    records.flatMap(({ data }) => data.parentId ?? []),
  )
  return tableOf(records, columns(), { head: true, parentOf: ({ data }) => labels.get(data.parentId ?? '') })
}

test('an import is taken back as a whole: new ones are gone, changed ones are as before', async () => {
  const before = await byCode('A-1')
  const { batchId } = await take(`code,country,category,name,membership
A-1,GH,sector-member,Renamed,active
U-1,GH,sector-member,Short Lived,active
`)
  assert.equal((await byCode('A-1'))?.data.name, 'Renamed')
  assert.deepEqual(await undo(batchId), { undone: 2 })
  assert.deepEqual(await byCode('A-1'), before)
  assert.equal(await byCode('U-1'), undefined)
  assert.equal((await searchOrganisations(house.db, { words: 'short lived', page: 1 })).total, 0)
  assert.deepEqual(await undo(batchId), { refused: 'directory.import.undone-already' })
})

test('an import stays when something was changed, used or merged since, and says what', async () => {
  const { batchId } = await take(`code,country,category,name,membership
V-1,GH,sector-member,Will Change,active
V-2,GH,sector-member,Will Be Used,active
V-3,GH,sector-member,Untouched,active
`)
  const used = await byCode('V-2')
  await makeAccount(house.db, {
    organisation: { id: used!.id, name: '', category: 'sector-member', countryCode: 'GH' },
  })
  assert.deepEqual(await undo(batchId), {
    conflicts: [{ organisationId: used?.id, line: 3, name: 'Will Be Used', why: 'used' }],
  })
  const it = await byCode('V-1')
  const data = { ...it!.data, address: 'Somewhere' }
  await editOrganisation(
    house.db,
    operator,
    { id: it!.id, data, stamp: stampOf(it!.data) },
    house.clock.now(),
  )
  assert.deepEqual(await undo(batchId), {
    conflicts: [{ organisationId: it?.id, line: 2, name: 'Will Change', why: 'changed' }],
  })
  assert.ok(await byCode('V-3'), 'nothing was taken back')
})

test('ten imports of the same file at once take it over once', async () => {
  const text = 'code,country,category,name,membership\nT-1,GH,sector-member,Ten At Once,active\n'
  const reports = await Promise.all(Array.from({ length: 10 }, () => take(text)))
  assert.equal(reports.filter(({ batchId }) => batchId).length, 1)
  assert.equal(reports.filter(({ counts }) => counts.same === 1).length, 9)
})

test('organisations that change places in a tree are taken over', async () => {
  await take(`code,country,category,name,parent
P-1,GH,non-member,Top,
P-2,GH,non-member,Bottom,P-1
`)
  const report = await take('code,parent\nP-1,P-2\nP-2,\n')
  assert.deepEqual(report.counts, { new: 0, changed: 2, same: 0, refused: 0 })
  assert.equal((await byCode('P-1'))?.data.parentId, (await byCode('P-2'))?.id)
  assert.deepEqual(problemsOf(await dry('code,parent\nP-2,P-1\n')), ['2 parent-circle'])
})

test('two thousand rows take seconds', async () => {
  const lines = Array.from(
    { length: 2000 },
    (_, n) => `Q-${n},GH,sector-member,Quarry ${n} Networks,Carrière ${n},active`,
  )
  const text = `code,country,category,name,name_fr,membership\n${lines.join('\n')}\n`
  const began = performance.now()
  const { counts, batchId } = await take(text)
  const took = performance.now() - began
  assert.equal(counts.new, 2000)
  assert.ok(took < 15_000, `${Math.round(took)} ms for two thousand`)
  assert.deepEqual(await undo(batchId), { undone: 2000 })
})

test('whoever would stand above themselves is found, and nobody else', () => {
  const parents = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['d', 'e'],
  ])
  assert.deepEqual([...onCircles(['a', 'b', 'd'], parents)].sort(), ['b', 'c'])
  assert.deepEqual([...onCircles(['x'], new Map([['x', 'x']]))], ['x'])
})
