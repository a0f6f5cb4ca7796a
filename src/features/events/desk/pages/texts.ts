import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import { list } from '../../../../platform/i18n/lists.ts'
import {
  field,
  html,
  lines,
  link,
  said,
  status,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import type { EventView } from '../../types.ts'
import type { DeskForm, FormPlace, FormShown } from '../form.ts'
import { oneLiners, parseTexts, textLengths } from '../parse-texts.ts'
import { untranslated } from '../rules.ts'
import { wordFields, type WordField } from '../types.ts'
import { filled } from './details.ts'
import { deskFrame } from './frame.ts'

/** The words of an event in one language: beside each field the same in the body's first language, or another. */
export const textsForm = (language: string): DeskForm => ({
  here: 'texts',
  place: `/texts/${language}`,
  title: (t) => t('events.desk.texts.in', { language: languageName(t, language).here }),
  lead: (t) => t('events.desk.texts.lead'),
  parse: (typed) => parseTexts(typed, language),
  typedOf: ({ event }) => typedOf(event, language),
  fields: (t, shown) => html`${wordFields.map((name) => textField(t, shown, name, language))}`,
  nameOf: (name) => name.split('.')[0] as string,
})

const typedOf = (event: EventView, language: string): Typed =>
  Object.fromEntries(wordFields.map((name) => [name, event[name][language] ?? '']))

function textField(t: Texts, shown: FormShown, name: WordField, language: string): Html {
  const options = {
    ...filled(shown, name),
    label: t(`events.desk.field.${name}`),
    hint: original(t, shown, name, language) ?? t(`events.desk.hint.${name}`),
    optional: name !== 'title',
    maxlength: textLengths[name],
  }
  return oneLiners.has(name)
    ? field(t, options)
    : textArea(t, { ...options, rows: textLengths[name] > 2000 ? 8 : 3 })
}

/** What it says elsewhere: in the body's first language, or in any. */
function original(
  t: Texts,
  { event, profile }: FormPlace,
  name: WordField,
  language: string,
): Html | undefined {
  const other = [...profile.languages, ...Object.keys(event[name])].find(
    (one) => one !== language && event[name][one],
  )
  if (!other) return undefined
  const from = languageName(t, other).here
  return html`${from}: <span class="own-lines" dir="auto" lang="${other}">${event[name][other]}</span>`
}

export type TextsView = {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly languages: readonly string[]
}

/** Which languages are complete, and what is missing in the others. */
export const textsPage = (t: Texts, { event, permissions, languages }: TextsView): Page =>
  deskFrame(t, event, permissions, {
    here: 'texts',
    title: t('events.desk.part.texts'),
    lead: t('events.desk.texts.all.lead'),
    body: lines(
      languages.map((language) => {
        const { own, here } = languageName(t, language)
        const missing = untranslated(event, language)
        const names = missing.map((name) => t(`events.desk.field.${name}`))
        return {
          first: said(
            link(
              html`<span lang="${language}">${own}</span>`,
              t.path(`/desk/events/${event.code}/texts/${language}`),
            ),
            own === here ? '' : here,
          ),
          says:
            missing.length > 0
              ? t('events.desk.texts.missing', { fields: list(t, names) })
              : t('events.desk.texts.complete'),
          end:
            missing.length > 0
              ? status('pending', t('events.desk.texts.some-missing'))
              : status('confirmed', t('events.desk.texts.all-there')),
        }
      }),
    ),
  })
