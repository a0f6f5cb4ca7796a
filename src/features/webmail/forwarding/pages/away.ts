import { dayOf, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  fieldset,
  html,
  notice,
  problemOf,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Away } from '../../../mailbox/index.ts'
import { longestWords } from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { backLink, mailPage } from '../../pages.ts'
import type { TypedAway } from '../parse.ts'

export type AwayView = {
  readonly typed: TypedAway
  readonly problems: readonly Problem[]
  readonly languages: readonly string[]
  readonly kept: Away | undefined
  readonly zone: string
  readonly now: Date
}

/** What is answered while I am away. */
export const awayPage = (t: Texts, mine: Mine, view: AwayView): Page =>
  mailPage(t, mine, {
    title: t('webmail.away'),
    here: 'settings',
    form: 'mail-away',
    problems: view.problems,
    letter: html`<section class="mail-letter" aria-labelledby="mail-away-name">
      ${backLink(t('webmail.settings'), t.path('/mail/settings'))}
      <h1 id="mail-away-name">${t('webmail.away')}</h1>
      <p>${t('webmail.away.lead')}</p>
      ${standing(t, view)}
      <form id="mail-away" method="post" action="${t.path('/mail/settings/away')}" novalidate>
        ${checkbox(t, { name: 'on', label: t('webmail.away.on'), checked: view.typed.isOn })}
        ${day(t, view, 'first')} ${day(t, view, 'last')}
        ${fieldset(
          t('webmail.away.words'),
          html`<p>${t('webmail.away.words.hint')}</p>
            ${ordered(t, view).map((language) => wordsField(t, view, language))}`,
        )}
        ${actions(button(t('webmail.away.save'), { kind: 'action' }))}
      </form>
    </section>`,
  })

function standing(t: Texts, { kept, zone, now }: AwayView): Html | undefined {
  if (!kept?.isOn || kept.endsAt <= now) return undefined
  const last = dayOf(t, new Date(kept.endsAt.getTime() - 1), zone)
  return kept.startsAt > now
    ? notice('info', t('webmail.away.will', { first: dayOf(t, kept.startsAt, zone), last }))
    : notice('info', t('webmail.away.is', { last }))
}

/** The reader's own language first. */
const ordered = (t: Texts, { languages }: AwayView): readonly string[] =>
  languages.toSorted((a, b) => Number(b === t.language) - Number(a === t.language))

const day = (t: Texts, { typed, problems }: AwayView, name: 'first' | 'last'): Html =>
  field(t, {
    name,
    type: 'date',
    label: t(`webmail.away.${name}`),
    value: typed[name],
    width: 'half',
    problem: problemOf(problems, name),
  })

const wordsField = (t: Texts, { typed, problems }: AwayView, language: string): Html =>
  textArea(t, {
    name: `words-${language}`,
    label: languageName(t, language).here,
    value: typed.words[language] ?? '',
    maxlength: longestWords,
    rows: 4,
    optional: true,
    problem: problemOf(problems, `words-${language}`),
  })
