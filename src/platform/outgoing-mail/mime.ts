import type { DKIMOptions } from 'nodemailer'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer, { type MailComposerAttachment } from 'nodemailer/lib/mail-composer'
import type { Composed } from './compose.ts'
import { markCid } from './frame.ts'
import type { Letter } from './letter.ts'
import { sourceOf } from './mime-source.ts'
import { oneLine } from './words.ts'

export type Party = { readonly name: string; readonly address: string }

export type Envelope = {
  readonly from: Party
  readonly to: Party
  readonly replyTo: string
  readonly messageId: string
  readonly date: Date
  readonly language: string
  readonly mark?: Buffer
  readonly dkim?: DKIMOptions
}

const clean = ({ name, address }: Party): Party => ({ name: oneLine(name), address: oneLine(address) })

/** The whole message as it travels: headers, both parts, pictures, calendar, attachments, signature. */
export async function mimeOf(
  letter: Letter,
  { subject, text, html }: Composed,
  envelope: Envelope,
): Promise<string> {
  const composer = new MailComposer({
    from: clean(envelope.from),
    to: clean(envelope.to),
    replyTo: oneLine(envelope.replyTo),
    subject,
    messageId: envelope.messageId,
    date: envelope.date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': envelope.language,
    },
    text,
    html,
    icalEvent: letter.calendar && {
      method: letter.calendar.method,
      filename: oneLine(letter.calendar.fileName),
      content: letter.calendar.ics,
    },
    attachments: [...pictures(letter, envelope.mark), ...files(letter)],
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  })
  const source = sourceOf(composer.compile())
  return envelope.dkim ? signed(source, envelope.dkim) : source
}

const files = (letter: Letter): MailComposerAttachment[] =>
  (letter.attachments ?? []).map(({ fileName, contentType, content }) => ({
    filename: oneLine(fileName),
    contentType,
    content,
  }))

function pictures(letter: Letter, mark: Buffer | undefined): MailComposerAttachment[] {
  const inside = letter.blocks.filter((block) => block.block === 'picture')
  const all = [...(mark ? [{ cid: markCid, png: mark }] : []), ...inside]
  return all.map(({ cid, png }) => ({
    cid,
    filename: `${cid}.png`,
    contentType: 'image/png',
    content: png,
    contentDisposition: 'inline',
  }))
}

async function signed(source: string, options: DKIMOptions): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of new DKIM(options).sign(Buffer.from(source))) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
