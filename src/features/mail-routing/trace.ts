const cr = 13
const lf = 10

/** Where the header of a message ends: behind the empty line, or with the message. */
export function headerEnd(raw: Buffer): number {
  for (let at = raw.indexOf(lf); at >= 0; at = raw.indexOf(lf, at + 1)) {
    const next = raw[at + 1] === cr ? at + 2 : at + 1
    if (raw[next] === lf) return next + 1
    if (at + 1 >= raw.length) break
  }
  return raw.length
}

/** Every field of a header with its place, lines that go on included. */
function* fieldsOf(
  raw: Buffer,
): Generator<{ readonly name: string; readonly start: number; readonly end: number }> {
  const limit = headerEnd(raw)
  let start = 0
  while (start < limit) {
    let end = after(raw, start, limit)
    while (end < limit && (raw[end] === 32 || raw[end] === 9)) end = after(raw, end, limit)
    // Looked for in the field alone: behind it there may be megabytes without any.
    const colon = raw.subarray(start, end).indexOf(58)
    if (colon > 0)
      yield {
        name: raw
          .toString('latin1', start, start + colon)
          .trim()
          .toLowerCase(),
        start,
        end,
      }
    start = end
  }
}

const after = (raw: Buffer, from: number, limit: number): number => {
  const at = raw.indexOf(lf, from)
  return at < 0 || at >= limit ? limit : at + 1
}

/** The same message without some fields of its header. Nothing else is touched. */
export function withoutFields(raw: Buffer, names: readonly string[]): Buffer {
  const kept: Buffer[] = []
  let from = 0
  for (const { name, start, end } of fieldsOf(raw)) {
    if (!names.includes(name)) continue
    kept.push(raw.subarray(from, start))
    from = end
  }
  return from === 0 ? raw : Buffer.concat([...kept, raw.subarray(from)])
}

/** What stands in every field of this name, on one line each. */
export const fieldValues = (raw: Buffer, wanted: string): string[] =>
  [...fieldsOf(raw)]
    .filter(({ name }) => name === wanted)
    .map(({ start, end }) => {
      const line = raw.toString('utf8', start, end)
      return line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim()
    })

export const countFields = (raw: Buffer, wanted: string): number =>
  [...fieldsOf(raw)].filter(({ name }) => name === wanted).length

export const hasField = (raw: Buffer, wanted: string): boolean => countFields(raw, wanted) > 0

/** The same message with fields before it. */
export const withFields = (raw: Buffer, fields: readonly string[]): Buffer =>
  fields.length === 0
    ? raw
    : Buffer.concat([Buffer.from(fields.map((field) => `${field}\r\n`).join('')), raw])

/** So many hands a message may have gone through; more is a loop (RFC 5321, 6.3). */
export const mostHops = 100

const oneLine = (text: string): string =>
  text
    .replace(/[^\x21-\x7e]+/g, ' ')
    .trim()
    .slice(0, 200)

export type Hop = {
  readonly from: string
  readonly by: string
  /** ESMTP, ESMTPSA, LMTP. */
  readonly protocol: string
  readonly id: string
  readonly recipient?: string
  readonly at: Date
}

/** One line of the way a message took (RFC 5321, 4.4). */
export const receivedLine = ({ from, by, protocol, id, recipient, at }: Hop): string =>
  [
    `Received: from ${oneLine(from)}`,
    `\tby ${oneLine(by)} with ${protocol} id ${id}`,
    ...(recipient ? [`\tfor <${oneLine(recipient)}>`] : []),
  ].join('\r\n') + `;\r\n\t${mailDate(at)}`

/** An instant as mail writes it. */
export const mailDate = (at: Date): string => at.toUTCString().replace('GMT', '+0000')
