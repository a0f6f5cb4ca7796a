import MailComposer from 'nodemailer/lib/mail-composer'
import { quotedReferences } from './references.ts'
import { simpleHtml } from './formatting/rules.ts'
import type { About, Addressee, DraftFile, Written } from './types.ts'

/** What a message is made of besides what was written. */
export type Around = {
  readonly from: Addressee
  readonly messageId: string
  readonly date: Date
  readonly files: readonly DraftFile[]
  readonly about?: About | undefined
  /** The header of the letter it is about. */
  readonly original?:
    { readonly messageId: string | undefined; readonly references: readonly string[] } | undefined
}

/** What a draft remembers of the letter it is about; taken off before it leaves. */
export const aboutField = 'x-plenary-about'

/** The bytes of a letter: plain words, beside them the same formatted, and files. */
export async function composed(it: Written, around: Around): Promise<Buffer> {
  const references = quotedReferences(around.original)
  const composer = new MailComposer({
    from: around.from,
    to: [...it.to],
    cc: [...it.cc],
    bcc: [...it.bcc],
    subject: it.subject,
    messageId: around.messageId,
    date: around.date,
    ...(around.original?.messageId &&
      around.about?.how !== 'forward' && { inReplyTo: around.original.messageId }),
    ...(references.length > 0 && { references: [...references] }),
    ...(around.about && { headers: { [aboutField]: `${around.about.how} ${around.about.of}` } }),
    text: it.text,
    ...(it.look === 'simple' && { html: it.html ?? simpleHtml(it.text) }),
    attachments: around.files.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  })
  const root = composer.compile()
  // A draft must know its hidden recipients; they are taken off before it leaves.
  root.keepBcc = true
  return root.build()
}
