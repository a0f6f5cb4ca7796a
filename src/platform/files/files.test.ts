import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { fileFolder } from './folder.ts'
import { fileName, kindOf } from './kinds.ts'
import { zipNames } from './zip-names.ts'
import { zipOf } from '../../../test/support/zip.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'plenary-files-'))
after(() => rmSync(dataFolder, { recursive: true, force: true }))
const folder = fileFolder({ dataFolder }, 'papers')
const root = join(dataFolder, 'files', 'papers')
const files = () =>
  readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

test('bytes are found again under their address, and the same bytes are one file', async () => {
  const bytes = Buffer.from('an agenda')
  const [one, other] = await Promise.all([folder.keep(bytes), folder.keep(bytes)])
  assert.equal(one, other)
  assert.deepEqual(await folder.read(one), bytes)
  assert.equal(files(), 1)
})
test('an address that is none leads nowhere, however it is written', async () => {
  for (const address of ['', 'abc', '../../secret', '0'.repeat(64), `..${'/'.repeat(62)}`])
    assert.equal(await folder.read(address), undefined)
})
test('bytes that were changed on the disk are not handed on', async () => {
  const address = await folder.keep(Buffer.from('a programme'))
  writeFileSync(join(root, address.slice(0, 2), address.slice(2)), 'something else')
  assert.equal(await folder.read(address), undefined)
})
test('what nobody uses goes after a day; what is young or used stays', async () => {
  const [used, unused, young] = await Promise.all(['u', 'v', 'w'].map((it) => folder.keep(Buffer.from(it))))
  const old = new Date('2026-01-01T00:00:00Z')
  for (const address of [used, unused] as string[])
    utimesSync(join(root, address.slice(0, 2), address.slice(2)), old, old)
  await folder.clear((all) => Promise.resolve(new Set(all.filter((one) => one === used))), new Date())
  assert.ok(await folder.read(used as string))
  assert.ok(await folder.read(young as string))
  assert.equal(await folder.read(unused as string), undefined)
})
test('clearing a folder that is not there yet does nothing', async () =>
  assert.equal(
    await fileFolder({ dataFolder }, 'nothing').clear(() => Promise.resolve(new Set()), new Date()),
    0,
  ))

const docx = zipOf(['[Content_Types].xml', 'word/document.xml'])
const odt = zipOf(['mimetype'], 'application/vnd.oasis.opendocument.text')
for (const [what, bytes, kind] of [
  ['a PDF', Buffer.from('%PDF-1.7\n...'), 'pdf'],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'png'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpg'],
  ['a Word file', docx, 'docx'],
  ['an Excel file', zipOf(['[Content_Types].xml', 'xl/workbook.xml']), 'xlsx'],
  ['an OpenDocument text', odt, 'odt'],
  ['a ZIP file', zipOf(['a.txt']), 'zip'],
  ['plain text in any script', Buffer.from('جدول الأعمال, 议程'), 'txt'],
] as const)
  test(`${what} is known by its bytes`, () => assert.equal(kindOf(bytes), kind))

for (const [what, bytes] of [
  ['a page', Buffer.from('\n <!doctype html><script>alert(1)</script>')],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a program', Buffer.from('MZ\u0090\u0000')],
  ['a script', Buffer.from('#!/bin/sh\nrm -rf /')],
  ['a Word file with macros', zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
  ['a ZIP file cut short', docx.subarray(0, docx.length - 30)],
  ['text in no Unicode', Buffer.from([0x41, 0xe9, 0x42])],
  ['nothing at all', Buffer.alloc(0)],
] as const)
  test(`${what} is nothing that is handed on`, () => assert.equal(kindOf(bytes), undefined))

test('whatever the bytes are, looking at them never breaks', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => {
      kindOf(Buffer.from(raw))
      zipNames(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(raw)]))
    }),
  ))

for (const [given, kind, name] of [
  ['Agenda.pdf', 'pdf', 'Agenda.pdf'],
  ['C:\\Users\\me\\Agenda.PDF', 'pdf', 'Agenda.PDF'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['invoice.pdf.exe', 'pdf', 'invoice.pdf.exe.pdf'],
  ['report.docx', 'pdf', 'report.pdf'],
  ['list.csv', 'txt', 'list.csv'],
  ['photo.jpeg', 'jpg', 'photo.jpeg'],
  ['جدول\u202Eexe.الأعمال', 'pdf', 'جدولexe.الأعمال.pdf'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['', 'pdf', 'file.pdf'],
  ['.pdf', 'pdf', 'pdf.pdf'],
] as const)
  test(`"${given}" is handed on as "${name}"`, () => assert.equal(fileName(given, kind), name))
test('a very long name is cut before its ending', () => {
  const name = fileName(`${'a'.repeat(500)}.pdf`, 'pdf')
  assert.ok(name.length <= 120 && name.endsWith('.pdf'))
})
