import type { Texts } from '../../../platform/i18n/index.ts'
import { action, facts, heading, note, paragraph, theirs } from '../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../platform/outgoing-mail/letter.ts'

export type NamesTold = {
  readonly name: string
  readonly otherScriptName: string | null
  readonly badgeName: string | null
  readonly contact: string
}

/** To somebody whose name the service desk corrected: how it reads now. */
export const nameCorrectedLetter = (t: Texts, it: NamesTold): Letter => ({
  replyTo: it.contact,
  subject: t('administration.letter.name.subject'),
  preheader: t('administration.letter.name.words'),
  blocks: [
    heading(t('administration.letter.name.title')),
    paragraph(t('administration.letter.name.words')),
    facts([
      [t('administration.person.name'), theirs(it.name)],
      ...(it.otherScriptName
        ? ([[t('administration.person.other-script'), theirs(it.otherScriptName)]] as const)
        : []),
      ...(it.badgeName ? ([[t('administration.person.badge-name'), theirs(it.badgeName)]] as const) : []),
    ]),
    action(t('administration.letter.name.action'), '/account'),
    note(t('administration.letter.name.not-right', { contact: it.contact })),
  ],
})
