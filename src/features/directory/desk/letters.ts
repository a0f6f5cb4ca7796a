import type { Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'
import type { Act } from './types.ts'

/** To the others who decide for an organisation: one of them decided about many people at once. */
export const manyLetter = (
  t: Texts,
  it: {
    readonly act: Act
    /** Who did it. */
    readonly by: string
    readonly name: string
    readonly organisation: string
    readonly count: number
    readonly people: readonly string[]
  },
): Letter => {
  const { by, organisation, count } = it
  const subject = t(`directory.desk.letter.many.${it.act}`, { name: by, organisation, count })
  return {
    subject,
    preheader: t('directory.desk.letter.many.words'),
    blocks: [
      l.greeting(t, it.name),
      l.paragraph(l.strong(subject)),
      l.list(it.people.map((one) => l.theirs(one))),
      l.paragraph(t('directory.desk.letter.many.words')),
      l.action(t('directory.desk.letter.many.open'), '/organisation'),
      l.note(t('directory.desk.letter.many.not-right')),
    ],
  }
}
