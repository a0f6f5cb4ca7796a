import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  fieldset,
  fileField,
  html,
  link,
  lines,
  notice,
  problemOf,
  radios,
  select,
  url,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Language } from '../../../../values/language.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { deskFrame } from '../../desk/pages/frame.ts'
import type { AtDesk } from '../../questions/pages/edit.ts'
import { longestTitle } from '../parse.ts'
import { inOrder } from '../rules.ts'
import { accessLevels, type EventDocument } from '../types.ts'
import { fileLink } from './words.ts'

export type EditView = AtDesk & {
  /** Undefined while it is new. */
  readonly document: EventDocument | undefined
  readonly languages: readonly Language[]
  readonly largest: number
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const here = 'documents'

/** A new paper: what it is called, who may have it, its first file. */
export function newDocumentPage(t: Texts, view: EditView): Page {
  const { event, permissions, no } = view
  const at = t.path(`/desk/events/${event.code}/documents`)
  return deskFrame(t, event, permissions, {
    here,
    title: t('events.documents.new'),
    problems: view.problems,
    form: 'document',
    margin: link(t('events.documents.back'), at),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form id="document" method="post" action="${at}" enctype="multipart/form-data" novalidate>
        ${words(t, view)} ${fieldset(t('events.documents.part.file'), filePart(t, view))}
        ${actions(button(t('events.documents.submit.new'), { kind: 'main' }))}
      </form>`,
  })
}

/** A paper that is there: its words and readers, its files by language, another file. */
export function documentPage(t: Texts, view: EditView & { readonly document: EventDocument }): Page {
  const { event, permissions, document, no } = view
  const at = t.path(`/desk/events/${event.code}/documents`)
  const own = `${at}/${document.id}`
  return deskFrame(t, event, permissions, {
    here,
    title: t('events.documents.edit'),
    problems: view.problems,
    form: 'document',
    margin: link(t('events.documents.back'), at),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form id="document" method="post" action="${url(own)}" novalidate>
        ${words(t, view)} ${actions(button(t('events.documents.submit'), { kind: 'main' }))}
      </form>
      <h2>${t('events.documents.part.files')}</h2>
      ${lines(inOrder(document.files, view.languages, t.language).map((file) => ({ first: fileLink(t, file, `${own}/files/${file.language}`), says: html`<bdi>${file.name}</bdi>`, end: removal(t, own, file.language) })))}
      <form id="file" method="post" action="${url(`${own}/files`)}" enctype="multipart/form-data" novalidate>
        ${fieldset(t('events.documents.part.another'), filePart(t, view))}
        ${actions(button(t('events.documents.submit.file'), { kind: 'second' }))}
      </form>`,
  })
}

const words = (t: Texts, { typed, problems, languages }: EditView): Html =>
  html`${fieldset(
    t('events.documents.part.title'),
    html`${languages.map((language, place) =>
      field(t, {
        name: `title-${language}`,
        label: languageName(t, language).here,
        value: only(typed[`title-${language}`]),
        ...(place === 0 ? { required: true } : { optional: true }),
        maxlength: longestTitle,
        autocomplete: 'off',
        problem: problemOf(problems, `title-${language}`),
      }),
    )}`,
  )}
  ${fieldset(
    t('events.documents.part.access'),
    radios(t, {
      name: 'access',
      legend: t('events.documents.part.access'),
      hideLegend: true,
      value: only(typed['access']),
      options: accessLevels.map((access) => ({
        value: access,
        label: t(`events.documents.access.${access}`),
        hint: t(`events.documents.access.${access}.hint`),
      })),
      problem: problemOf(problems, 'access'),
    }),
  )}`

const filePart = (t: Texts, { typed, problems, languages, largest }: EditView): Html =>
  html`${select(t, {
    name: 'language',
    label: t('events.documents.field.language'),
    value: only(typed['language']) || t.language,
    required: true,
    options: languages.map((language) => ({ value: language, label: languageName(t, language).here })),
    problem: problemOf(problems, 'language'),
  })}
  ${fileField(t, {
    name: 'file',
    label: t('events.documents.field.file'),
    hint: t('events.documents.field.file.hint', { size: largest }),
    required: true,
    problem: problemOf(problems, 'file'),
  })}`

const removal = (t: Texts, own: string, language: Language): Html =>
  html`<form method="post" action="${url(`${own}/files/${language}/removal`)}">
    ${button(t('events.documents.remove'), { kind: 'plain', spoken: t('events.documents.remove.spoken', { language: languageName(t, language).here }) })}
  </form>`

/** Before a paper goes: what it means, and one button. */
export function removalPage(t: Texts, { event, permissions }: AtDesk, document: EventDocument): Page {
  const at = t.path(`/desk/events/${event.code}/documents`)
  return deskFrame(t, event, permissions, {
    here,
    title: t('events.documents.removal'),
    lead: t.words(document.title),
    form: 'removal',
    margin: link(t('events.documents.back'), at),
    body: html`<p>${t('events.documents.removal.words')}</p>
      <form id="removal" method="post" action="${url(`${at}/${document.id}/removal`)}">
        ${actions(button(t('events.documents.removal.submit'), { kind: 'main' }), link(t('events.documents.back'), at))}
      </form>`,
  })
}

const only = (said: Typed[string]): string => (typeof said === 'string' ? said : (said?.[0] ?? ''))
