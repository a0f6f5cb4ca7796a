import { zipped } from './zip.ts'

/** A sheet that spreadsheets open: a head that stays in sight, then lines as they come. Every cell is text. */
export type Sheet = {
  readonly name: string
  readonly head: readonly string[]
  readonly lines: AsyncIterable<readonly (readonly string[])[]>
  readonly isRightToLeft?: boolean
}

/** What a spreadsheet takes in one cell. */
const longestCell = 32_767

/**
 * A workbook with one sheet, as its bytes come; a hundred thousand lines take no more memory than a thousand. Cells are
 * text by their type, so that nothing anybody wrote is taken for a formula.
 */
export const xlsx = (sheet: Sheet): AsyncGenerator<Buffer> =>
  zipped([
    { name: '[Content_Types].xml', content: [contentTypes] },
    { name: '_rels/.rels', content: [relations('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', content: [workbook(sheet.name)] },
    { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations] },
    { name: 'xl/styles.xml', content: [styles] },
    { name: 'xl/worksheets/sheet1.xml', content: worksheet(sheet) },
  ])

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parts = 'http://schemas.openxmlformats.org/package/2006'

const contentTypes =
  `${xml}<Types xmlns="${parts}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override('/xl/workbook.xml', 'sheet.main') +
  override('/xl/worksheets/sheet1.xml', 'worksheet') +
  override('/xl/styles.xml', 'styles') +
  '</Types>'

function override(name: string, type: string): string {
  return `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
}

const relations = (type: string, target: string): string =>
  `${xml}<Relationships xmlns="${parts}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`

const workbookRelations =
  `${xml}<Relationships xmlns="${parts}/relationships">` +
  `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`

const workbook = (name: string): string =>
  `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
  `<sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** The second style is the head's: bold. `@` says that a cell is text, also when somebody edits it. */
const styles =
  `${xml}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

/** Excel refuses names with these signs, and longer ones. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*:[\]']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet'

async function* worksheet({ head, lines, isRightToLeft }: Sheet): AsyncGenerator<string> {
  yield (
    `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}>` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${Math.max(1, head.length)}" width="22" customWidth="1"/></cols><sheetData>` +
    row(head, 1)
  )
  for await (const some of lines) yield some.map((line) => row(line, 0)).join('')
  yield '</sheetData></worksheet>'
}

const row = (cells: readonly string[], style: 0 | 1): string =>
  `<row>${cells.map((cell) => cellOf(cell, style)).join('')}</row>`

const cellOf = (text: string, style: 0 | 1): string =>
  text === ''
    ? `<c s="${style}"/>`
    : `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longestCell))}</t></is></c>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold is left out: it would make the whole file unreadable. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are what is left out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[&<>"]/g, (sign) => entities[sign] as string)
  )
}
