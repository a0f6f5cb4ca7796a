import { zipNames } from './zip-names.ts'

/** What a file may be: its usual ending, its media type. Nothing here runs in a browser. */
export const fileKinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
} as const

export type FileKind = keyof typeof fileKinds

export const isFileKind = (kind: string): kind is FileKind => Object.hasOwn(fileKinds, kind)

/** What these bytes are, whatever their name says; undefined when they are nothing that may be handed on. */
export function kindOf(bytes: Buffer): FileKind | undefined {
  const begins = (...signs: number[]) => signs.every((sign, place) => bytes[place] === sign)
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(0xff, 0xd8, 0xff)) return 'jpg'
  if (begins(0x50, 0x4b, 0x03, 0x04)) return packed(bytes)
  return isPlainText(bytes) ? 'txt' : undefined
}

/** Office files are ZIP files that say what they are. Those that carry programs are not handed on. */
function packed(bytes: Buffer): FileKind | undefined {
  const names = zipNames(bytes)
  if (!names || names.some((name) => /(^|\/)vbaProject\.bin$|^Basic\//i.test(name))) return undefined
  if (names.includes('[Content_Types].xml')) {
    const has = (folder: string) => names.some((name) => name.startsWith(`${folder}/`))
    return has('word') ? 'docx' : has('xl') ? 'xlsx' : has('ppt') ? 'pptx' : undefined
  }
  return openDocument(bytes) ?? 'zip'
}

/** Their first entry is not packed and says which of them it is. */
function openDocument(bytes: Buffer): FileKind | undefined {
  const said = bytes.subarray(30, 120).toString('latin1')
  return (['odt', 'ods', 'odp'] as const).find((kind) => said.startsWith(`mimetype${fileKinds[kind]}`))
}

const markup = /^\s*(<|\{\\rtf)/

/** Text that anybody can read, and that is no page, no drawing and no program in disguise. */
function isPlainText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !markup.test(text) && !text.startsWith('#!') && !text.startsWith('MZ')
  } catch {
    return false
  }
}

/** The name a file is handed on under: what people called it, with the ending of what it is. */
export function fileName(given: string, kind: FileKind): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"*:<>?|]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  const same = kind === 'jpg' ? ['jpg', 'jpeg'] : kind === 'txt' ? ['txt', 'csv', 'md'] : [kind]
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(plain)?.[1]?.toLowerCase()
  if (ending && same.includes(ending) && plain.length > ending.length + 1) return cut(plain, ending)
  const known = ending && Object.hasOwn({ ...fileKinds, csv: '', jpeg: '', md: '' }, ending)
  const stem = (known ? plain.slice(0, -ending.length - 1) : plain) || 'file'
  return cut(`${stem}.${kind}`, kind)
}

const longest = 120

const cut = (name: string, ending: string): string => {
  const signs = [...name]
  return signs.length <= longest ? name : `${signs.slice(0, longest - ending.length - 2).join('')}.${ending}`
}
