import { z } from 'zod'
import { namedOf, readAddresses } from '../../../protocols/mime/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { longestLetter } from '../letter/clean.ts'
import { readMailAddress, writtenAddress } from '../../mail-routing/index.ts'
import { writtenHtml } from './formatting/clean.ts'
import { plainOf } from './formatting/rules.ts'
import { hows, type About, type Addressee, type Form, type Written } from './types.ts'

const text = z.union([z.string(), z.array(z.string())]).optional()
const one = (raw: string | string[] | undefined): string => [raw ?? ''].flat()[0] ?? ''
const id = text.transform((raw) => (z.uuid().safeParse(one(raw)).success ? one(raw) : undefined))

export const DraftPath = z.object({ draft: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
export const SendingPath = z.object({ sending: z.uuid().catch('00000000-0000-0000-0000-000000000000') })

/** What a new letter begins with. */
export const NewQuery = z.object({
  to: text.transform((raw) => one(raw).slice(0, 1000)),
  subject: text.transform((raw) => one(raw).slice(0, 200)),
  how: z.enum(hows).optional().catch(undefined),
  of: id,
})

/** What a new letter was begun with: words kept while the language changed are of that letter only. */
export const begunWith = ({ how, of, to, subject }: z.output<typeof NewQuery>): string =>
  [how, of, to, subject].filter(Boolean).join(' ')

/** What is not written but done: which button, which draft this window knows, whose files come along. */
export const Around = z.object({
  /** Enter in a field presses no button by name: it saves. */
  act: text.transform((raw) => one(raw) || 'save'),
  begun: text.transform(one),
  draft: id,
  how: z.enum(hows).optional().catch(undefined),
  of: id,
  originals: text.transform((raw) => one(raw) === 'yes'),
  form: id,
  turn: text.transform((raw) => Math.min(Math.max(Math.trunc(Number(one(raw))) || 0, 0), 1_000_000)),
})
export type Around = z.output<typeof Around>

export const formIn = ({ form, turn }: Pick<Around, 'form' | 'turn'>): Form | undefined =>
  form ? { id: form, turn } : undefined

export const aboutOf = ({ of, how }: Pick<Around, 'of' | 'how'>): About | undefined =>
  of && how ? { of, how } : undefined

const longest = 350_000

/** A letter out of its form. With `isSent` it must have somebody to go to; a draft may be anything. */
export function parseLetter(typed: Typed, isSent: boolean): Parsed<Written> {
  const problems: Problem[] = []
  const people = (field: 'to' | 'cc' | 'bcc'): Addressee[] => {
    const found = readPeople(one(typed[field] as string | string[] | undefined))
    for (const bad of found.bad)
      problems.push({ field, code: 'webmail.problem.address', values: { address: bad.slice(0, 80) } })
    return found.people
  }
  const [to, cc, bcc] = [people('to'), people('cc'), people('bcc')]
  if (isSent && problems.length === 0 && to.length + cc.length + bcc.length === 0)
    problems.push({ field: 'to', code: 'webmail.problem.nobody' })
  const look = one(typed['look'] as string | string[] | undefined) === 'simple' ? 'simple' : 'plain'
  const formatted = look === 'simple' ? one(typed['html'] as string | string[] | undefined) : ''
  const html = formatted.length > longestLetter ? '' : writtenHtml(formatted)
  const body = html
    ? plainOf(html)
    : one(typed['text'] as string | string[] | undefined).replace(/\r\n?/g, '\n')
  if (body.length > longest || formatted.length > longestLetter)
    problems.push({ field: 'text', code: 'platform.forms.too-long', values: { max: longest } })
  const subject = one(typed['subject'] as string | string[] | undefined)
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
  if (subject.length > 400)
    problems.push({ field: 'subject', code: 'platform.forms.too-long', values: { max: 400 } })
  // A draft keeps what is right of a line of addresses that is not right yet.
  const isFine =
    problems.length === 0 ||
    (!isSent && problems.every(({ field }) => field !== 'text' && field !== 'subject'))
  return isFine
    ? { ok: true, value: { to, cc, bcc, subject, text: body, look, ...(html && { html }) } }
    : { ok: false, problems }
}

/** People as somebody types them, parted by commas, semicolons or lines. */
export function readPeople(typed: string): { readonly people: Addressee[]; readonly bad: string[] } {
  const people: Addressee[] = []
  const bad: string[] = []
  const list = typed.replace(/[;\n\r，；、]+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ',')
  for (const { name, address } of namedOf(readAddresses(list.slice(0, 20_000)))) {
    const known = readMailAddress(address.trim())
    if (known) people.push({ name: name.replace(/[\p{Cc}]+/gu, ' ').trim(), address: writtenAddress(known) })
    else if (name || address) bad.push(address || name)
  }
  return { people, bad }
}

/** The same people as a field shows them. */
export const peopleText = (people: readonly Addressee[]): string =>
  people
    .map(({ name, address }) =>
      name ? `${/[",;<>()@:.]/.test(name) ? `"${name.replace(/["\\]/g, '')}"` : name} <${address}>` : address,
    )
    .join(', ')
