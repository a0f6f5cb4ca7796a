import type { House } from '../../../platform/house.ts'
import { textsOf, type Request } from '../../../platform/http/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Typed } from '../../../values/problem.ts'
import { cleanLetter } from '../letter/clean.ts'
import type { Mine } from '../mine.ts'
import type { Letter } from '../reading/letter.ts'
import { readerOf } from '../reading/view.ts'
import { moment, nameOf } from '../words.ts'
import { findDraft, originalOf, type Draft } from './draft.ts'
import { begunWith, peopleText, readPeople, type Around, type NewQuery } from './parse.ts'
import type { z } from 'zod'
import { writtenHtml } from './formatting/clean.ts'
import type { WriteView } from './pages/write.ts'
import { quoted, recipientsFor, subjectFor } from './quoting/rules.ts'
import { findSignature, recentPeople } from './store.ts'
import type { How } from './types.ts'

type WriteHouse = Pick<House, 'db'>

const empty = { to: '', cc: '', bcc: '', subject: '', text: '', look: 'plain', html: '' }
const nothing = () => ({
  /** What comes from this page is one letter. */
  form: newId(),
  turn: 0,
  draft: undefined,
  how: undefined,
  of: undefined,
  begun: '',
  files: [],
  originals: [],
  takesOriginals: true,
  problems: [],
})

/** A new letter: empty, to somebody, or about another one. */
export async function newView(
  house: House,
  request: Request,
  mine: Mine,
  asked: z.output<typeof NewQuery>,
): Promise<WriteView> {
  const t = textsOf(request)
  const people = await peopleFor(house, mine)
  const signature = await signatureText(house, mine)
  const { how, of } = asked
  const begun = begunWith(asked)
  const original = how && of ? await originalOf(house.db, mine.mailbox.id, of) : undefined
  if (!how || !original)
    return {
      ...mine,
      ...nothing(),
      begun,
      people,
      typed: {
        ...empty,
        to: peopleText(readPeople(asked.to).people),
        subject: asked.subject,
        text: signature,
      },
    }
  const { letter } = original
  const { to, cc } = recipientsFor(how, letter, [mine.mailbox.address])
  const text = about(t, letter, how, readerOf(house, request))
  return {
    ...mine,
    ...nothing(),
    begun,
    people,
    how,
    of,
    originals: how === 'forward' ? letter.files : [],
    typed: {
      ...empty,
      to: peopleText(to),
      cc: peopleText(cc),
      subject: subjectFor(how, letter.subject),
      text: `${signature}\n\n${text}`,
    },
  }
}

/** What an answer quotes, or a letter that is sent on says of it. */
function about(t: Texts, letter: Letter, how: How, { zone, now }: ReturnType<typeof readerOf>): string {
  const text = (
    letter.plain?.text ?? (letter.html === undefined ? '' : cleanLetter(letter.html).text)
  ).trimEnd()
  const when = moment(t, letter.row.internalDate, zone, now)
  if (how !== 'forward')
    return `${t('webmail.wrote', { name: nameOf(letter.from), when })}\n${quoted(text)}\n`
  const lines = [
    t('webmail.forwarded'),
    `${t('webmail.field.from')}: ${peopleText([letter.from])}`,
    `${t('webmail.field.to')}: ${peopleText(letter.to)}`,
    `${t('webmail.field.date')}: ${when}`,
    `${t('webmail.field.subject')}: ${letter.subject}`,
  ]
  return `${lines.join('\n')}\n\n${text}\n`
}

async function signatureText({ db }: WriteHouse, { mailbox }: Mine): Promise<string> {
  const signature = await findSignature(db, mailbox.id)
  return signature ? `\n\n-- \n${signature}` : ''
}

/** A draft, to go on with. */
export async function draftView(
  house: WriteHouse,
  mine: Mine,
  { id, letter, written, about }: Draft,
): Promise<WriteView> {
  const { to, cc, bcc, ...rest } = written
  return {
    ...mine,
    ...nothing(),
    draft: id,
    how: about?.how,
    of: about?.of,
    files: letter.files,
    people: await peopleFor(house, mine),
    typed: {
      ...empty,
      ...rest,
      html: rest.html ?? '',
      to: peopleText(to),
      cc: peopleText(cc),
      bcc: peopleText(bcc),
    },
  }
}

/** The form as it was typed. */
export async function typedView(
  house: WriteHouse,
  mine: Mine,
  typed: Typed,
  around: Around,
): Promise<WriteView> {
  const draft = around.draft ? await findDraft(house.db, mine.mailbox.id, around.draft) : undefined
  const original =
    !draft && around.how === 'forward' && around.of
      ? await originalOf(house.db, mine.mailbox.id, around.of)
      : undefined
  const said = (name: keyof typeof empty): string => [typed[name] ?? ''].flat()[0] ?? ''
  return {
    ...mine,
    ...nothing(),
    draft: around.draft,
    how: around.how,
    of: around.of,
    begun: around.begun,
    ...(around.form && { form: around.form, turn: around.turn }),
    takesOriginals: around.originals,
    files: draft?.letter.files ?? [],
    originals: original?.letter.files ?? [],
    people: await peopleFor(house, mine),
    typed: {
      to: said('to'),
      cc: said('cc'),
      bcc: said('bcc'),
      subject: said('subject'),
      text: said('text').replace(/\r\n?/g, '\n'),
      look: said('look') || 'plain',
      html: writtenHtml(said('html')),
    },
  }
}

const most = 60

/** Addresses one had to do with lately, each once. */
async function peopleFor({ db }: WriteHouse, { mailbox }: Mine): Promise<readonly string[]> {
  const found = (await recentPeople(db, mailbox.id)).flatMap((line) => readPeople(line).people)
  const others = found.filter(({ address }) => address.toLowerCase() !== mailbox.address.toLowerCase())
  const once = new Map(others.map((one) => [one.address.toLowerCase(), one]))
  return [...once.values()].slice(0, most).map((one) => peopleText([one]))
}
