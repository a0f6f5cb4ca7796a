import PostalMime from 'postal-mime'

export type File = { readonly name: string; readonly type: string; readonly content: Buffer }

export type ReadSource = {
  /** As they stand in the message, decoded. */
  readonly headers: Readonly<Record<string, string>>
  readonly from: string
  /** What the reader may save: the calendar entry and other files, not the pictures inside the mail. */
  readonly files: readonly File[]
  /** Pictures inside the mail, by the name its HTML calls them. */
  readonly pictures: ReadonlyMap<string, File>
}

const nothing: ReadSource = { headers: {}, from: '', files: [], pictures: new Map() }

/** Takes a stored message apart. */
export async function readSource(source: string | undefined): Promise<ReadSource> {
  if (!source) return nothing
  const mail = await PostalMime.parse(source)
  const parts = mail.attachments.map((it) => ({
    cid: it.contentId?.replace(/^<|>$/g, ''),
    file: { name: it.filename ?? '', type: it.mimeType, content: bytesOf(it.content) },
  }))
  return {
    headers: Object.fromEntries(
      mail.headers.map(({ key, originalKey, value }) => [originalKey ?? key, value]),
    ),
    from: [mail.from?.name, mail.from?.address && `<${mail.from.address}>`].filter(Boolean).join(' '),
    files: uniqueFiles(parts.filter(({ cid, file }) => !cid && file.name).map(({ file }) => file)),
    pictures: new Map(parts.flatMap(({ cid, file }) => (cid ? [[cid, file] as const] : []))),
  }
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array)

/** The calendar entry travels twice, as an alternative and as a file. */
const uniqueFiles = (files: readonly File[]): File[] => [
  ...new Map(files.map((file) => [file.name, file])).values(),
]
