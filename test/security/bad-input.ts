const repeated = (text: string, times: number): string => text.repeat(times)

/** Bodies as no page of ours would send them, made for the fields of one form. Each with what may be answered. */
export type BadBody = { readonly what: string; readonly body: string }

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()

const everywhere = (fields: readonly string[], value: string): string =>
  encoded(fields.map((name) => [name, value]))

/** Ways to fill in a form that nobody means. */
export const badBodies = (fields: readonly string[]): BadBody[] => [
  { what: 'nothing at all', body: '' },
  { what: 'every field empty', body: everywhere(fields, '') },
  { what: 'every field blank', body: everywhere(fields, ' \t\n ') },
  {
    what: 'every field far too long',
    body: everywhere(fields, repeated('x', Math.floor(200_000 / (fields.length + 1)))),
  },
  {
    what: 'every field several times',
    body: encoded(['a', 'b', 'c'].flatMap((value) => fields.map((name) => [name, value] as const))),
  },
  { what: 'letters nobody expects', body: everywhere(fields, repeated('𝕏\u202E\u0301\u200Dمرحبا🏳️‍🌈ﷺ', 40)) },
  { what: 'numbers that are none', body: everywhere(fields, 'NaN') },
  { what: 'a number below zero', body: everywhere(fields, '-1') },
  { what: 'a number past all bounds', body: everywhere(fields, '99999999999999999999999') },
  { what: 'another kind of number', body: everywhere(fields, '1e309') },
  { what: 'a day that is not', body: everywhere(fields, '2026-02-31') },
  { what: 'a time before all times', body: everywhere(fields, '0000-00-00T99:99') },
  { what: 'something that does not exist', body: everywhere(fields, '01900000-0000-7000-8000-00000000ffff') },
  { what: 'a piece of SQL', body: everywhere(fields, "'; drop table account; --") },
  { what: 'a piece of a page', body: everywhere(fields, '"><script>alert(1)</script>') },
  { what: 'a path', body: everywhere(fields, '../../../etc/passwd') },
  { what: 'a mail header', body: everywhere(fields, 'a@mail.example\r\nBcc: all@mail.example') },
  {
    what: 'names that objects have',
    body: everywhere(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'], 'x'),
  },
  { what: 'no letter at all', body: `${fields[0] ?? 'a'}=%00` },
  { what: 'bytes that are no text', body: `${fields[0] ?? 'a'}=%ff%fe` },
  { what: 'half a letter', body: `${fields[0] ?? 'a'}=%` },
  { what: 'five hundred fields', body: repeated('a=1&', 600) },
  { what: 'more than is taken', body: `a=${repeated('x', 300_000)}` },
]

/** Values for the places of an address that change. */
export const badSegments = [
  'x',
  '%00',
  '%ff',
  '..%2f..',
  repeated('9', 400),
  '%F0%9D%95%8F',
  "'%20or%201=1",
  '-1',
  '01900000-0000-7000-8000-00000000ffff',
]
