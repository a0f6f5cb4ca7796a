import { plainDay, type Texts } from '../../../platform/i18n/index.ts'
import { action, facts, heading, note, paragraph, status } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import type { Form, Subject } from './types.ts'

/** To whoever ordered an extract: it is there, for so long, for nobody else. Nothing of it is in the mail. */
export const readyLetter = (
  t: Texts,
  it: {
    readonly path: string
    readonly subject: Subject
    readonly form: Form
    readonly lines: number
    readonly until: string
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('directory.letter.extract.subject'),
  preheader: t('directory.letter.extract.words'),
  blocks: [
    status('confirmed', t('directory.letter.extract.state')),
    heading(t('directory.letter.extract.title')),
    paragraph(t('directory.letter.extract.words')),
    facts([
      [t('directory.extract.what'), t(`directory.extract.what.${it.subject}`)],
      [t('directory.extract.form'), t(`directory.extract.form.${it.form}`)],
      [t('directory.extract.lines'), t('directory.extract.lines.count', { count: it.lines })],
      [t('directory.extract.until'), plainDay(t, it.until)],
    ]),
    action(t('directory.letter.extract.open'), it.path),
    note(t('directory.letter.extract.not-you')),
  ],
})
