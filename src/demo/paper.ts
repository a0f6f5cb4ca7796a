import { zipped } from '../platform/documents/zip.ts'

/** What a paper of the demo says: its title, then paragraphs. */
export type Paper = { readonly title: string; readonly paragraphs: readonly string[] }

/** As letters of the fonts that every reader of such files has; what they do not have becomes a question mark. */
const beyond: Readonly<Record<string, number>> = {
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  œ: 0x9c,
  '…': 0x85,
}
const signs = (words: string): string =>
  [...words]
    .map((sign) => beyond[sign] ?? sign.codePointAt(0) ?? 63)
    .map((code) => String.fromCharCode(code < 256 ? code : 63))
    .join('')
const quoted = (words: string): string => `(${signs(words).replace(/[\\()]/g, (sign) => `\\${sign}`)})`

/** Words in lines that fit on the page. */
function wrapped(words: string, most: number): string[] {
  const all: string[] = []
  for (const word of words.split(' ')) {
    const last = all.at(-1)
    if (last === undefined || last.length + word.length >= most) all.push(word)
    else all[all.length - 1] = `${last} ${word}`
  }
  return all
}

/** A page of A4 with Latin letters, small and plain. */
export function pdfOf({ title, paragraphs }: Paper): Buffer {
  const heading = wrapped(title, 48).map((line) => `${quoted(line)} Tj T*`)
  const text = paragraphs.flatMap((one) => [...wrapped(one, 84).map((line) => `${quoted(line)} Tj T*`), 'T*'])
  const drawn = ['BT /F1 20 Tf 26 TL 64 760 Td', ...heading, '/F2 11 Tf 16 TL T*', ...text, 'ET'].join('\n')
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    font('Helvetica-Bold'),
    font('Helvetica'),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, nth) => {
    const place = file.length
    file += `${nth + 1} 0 obj\n${object}\nendobj\n`
    return String(place).padStart(10, '0')
  })
  const table = [`0000000000 65535 f `, ...places.map((place) => `${place} 00000 n `)].join('\n')
  file += `xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`
  return Buffer.from(`${file}startxref\n${file.indexOf('xref\n')}\n%%EOF\n`, 'latin1')
}

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] as string)

/** The same as an office file, in any script; from the right where its language is written so. */
export async function docxOf({ title, paragraphs }: Paper, direction: 'ltr' | 'rtl'): Promise<Buffer> {
  const [bidi, rtl] = direction === 'rtl' ? ['<w:bidi/>', '<w:rtl/>'] : ['', '']
  const line = (words: string, look: string) =>
    `<w:p><w:pPr>${bidi}</w:pPr><w:r><w:rPr>${look}${rtl}</w:rPr><w:t>${escaped(words)}</w:t></w:r></w:p>`
  const body = [line(title, '<w:b/><w:sz w:val="40"/>'), ...paragraphs.map((one) => line(one, ''))].join('')
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const entries = [
    {
      name: '[Content_Types].xml',
      content: [
        `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ],
    },
    {
      name: '_rels/.rels',
      content: [
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ],
    },
    {
      name: 'word/document.xml',
      content: [
        `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ],
    },
  ]
  const pieces: Buffer[] = []
  for await (const piece of zipped(entries)) pieces.push(piece)
  return Buffer.concat(pieces)
}
