import type { GivenOptions, Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { refuse } from '../../values/refusal.ts'
import { linksIn } from './links.ts'
import { readSource } from './read-source.ts'
import { findMessage, newestMails } from './store.ts'
import type { Message } from './types.ts'

/** A mail as scripts read it. */
type MailData = {
  readonly id: string
  readonly to: string
  readonly occasion: string
  readonly state: string
  readonly subject: string | null
  readonly text: string | null
  readonly html: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly links: readonly string[]
  readonly createdAt: Date
}

/** `outbox list`, `outbox show`: the mails of this installation, sent or not. */
export const outboxVerbs: readonly Verb[] = [
  {
    noun: 'outbox',
    verb: 'list',
    summary:
      'Lists mails, the newest first: to whom, why, in which state, with text, HTML, headers and links.',
    options: {
      to: { value: 'ADDRESS', summary: 'Only mails to this address.' },
      limit: { value: 'N', summary: 'At most so many (100).' },
    },
    examples: ['bin/plenary outbox list', 'bin/plenary outbox list --to a.mensah@volta.example --json'],
    run: list,
  },
  {
    noun: 'outbox',
    verb: 'show',
    summary: 'Shows one mail by its id.',
    options: { id: { value: 'ID', summary: 'Its id.', positional: true } },
    examples: ['bin/plenary outbox show 0190f6a0-7c31-7000-8000-1d2c3b4a5f60 --json'],
    run: show,
  },
]

async function list({ db }: House, { to, limit }: GivenOptions): Promise<MailData[]> {
  const most = Math.min(Math.max(Number(limit ?? 100) || 100, 1), 1000)
  const mails = await newestMails(db, typeof to === 'string' ? to : undefined, most)
  return Promise.all(mails.map(dataOf))
}

async function show({ db }: House, { id }: GivenOptions): Promise<unknown> {
  const isId = typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id)
  const mail = isId ? await findMessage(db, id) : undefined
  return mail ? dataOf(mail) : refuse('messages.unknown')
}

async function dataOf(mail: Message): Promise<MailData> {
  const { headers } = await readSource(mail.source)
  return {
    id: mail.id,
    to: mail.to,
    occasion: mail.occasion,
    state: mail.outboxState,
    subject: mail.subject ?? null,
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers,
    links: linksIn(mail.text ?? ''),
    createdAt: mail.createdAt,
  }
}
