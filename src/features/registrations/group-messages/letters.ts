import { dayRange } from '../../../platform/i18n/day-range.ts'
import { isolated, runsAgainst } from '../../../platform/i18n/isolate.ts'
import { languageName, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Block, Letter } from '../../../platform/outgoing-mail/letter.ts'
import { directionOf, type Language } from '../../../values/language.ts'
import { organisationName } from '../../directory/index.ts'
import type { RegistrationView } from '../types.ts'
import { filled, wordingFor } from './rules.ts'
import type { Filling, GroupMessage } from './types.ts'

/** `textsOf`: the words in which what is filled in is said: those of the text, which may not be the reader's. */
export type GroupLetterFacts = {
  readonly message: Pick<GroupMessage, 'texts' | 'fallback' | 'replyTo'>
  readonly view: RegistrationView
  readonly textsOf: (language: Language) => Texts
}

/** A message of staff to somebody of a group, in their language or in the one it was written in, which is said. */
export function groupLetter(t: Texts, { message, view, textsOf }: GroupLetterFacts): Letter | undefined {
  const wording = wordingFor(message, t.language)
  if (!wording) return undefined
  const filling = fillingOf(textsOf(wording.language), view, wording.language)
  const subject = filled(wording.written.subject, filling)
  const { it, event } = view
  return {
    subject,
    replyTo: message.replyTo ?? event.contact,
    blocks: [
      l.heading(l.theirs(subject)),
      ...(wording.isFallback
        ? [
            l.note(
              t('registrations.messages.letter.other-language', {
                language: languageName(t, wording.language).here,
              }),
            ),
          ]
        : []),
      ...blocksOf(filled(wording.written.body, filling)),
      l.facts([
        [t('registrations.letter.event'), l.theirs(t.words(event.title))],
        [t('registrations.letter.when'), dayRange(t, event.startsAt, event.endsAt, event.timeZone)],
        [t('registrations.label.reference'), l.code(it.number)],
      ]),
      l.action(t('registrations.letter.open'), `/registrations/${it.number}`),
      l.note(t('registrations.messages.letter.why')),
    ],
  }
}

/** Paragraphs are parted by an empty line; lines that all begin with a dash are a list. */
function blocksOf(body: string): Block[] {
  return body.split(/\n{2,}/).map((part) => {
    const lines = part.split('\n')
    return lines.every((one) => /^[-•–] /.test(one))
      ? l.list(lines.map((one) => l.theirs(one.slice(2))))
      : l.paragraph(l.theirs(part))
  })
}

function fillingOf(
  t: Texts,
  { it, event, person, organisation }: RegistrationView,
  language: Language,
): Filling {
  const apart = (words: string) => (runsAgainst(directionOf(language), words) ? isolated(words) : words)
  return {
    name: apart(person.name),
    event: apart(t.words(event.title)),
    dates: apart(dayRange(t, event.startsAt, event.endsAt, event.timeZone)),
    number: apart(it.number),
    organisation: organisation
      ? apart(organisationName(organisation, language))
      : t('registrations.no-organisation'),
    mode: t(`registrations.mode.${it.mode ?? 'remote'}`),
    state: t(`registrations.state.${it.state}`),
    contact: apart(event.contact),
  }
}
