import { dayOf, languageName, sizeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  muted,
  notice,
  problemOf,
  said,
  textArea,
  url,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { EventName, PersonName } from '../parts.ts'
import { inOrder } from '../rules.ts'
import { documentMoves } from '../states.ts'
import type { Document, DocumentFile } from '../types.ts'
import { fileFields, valueOf, wordFields, type FieldsView } from './fields.ts'
import { cited, statePill } from './words.ts'

export type EditView = FieldsView & {
  readonly it: Document
  readonly event: EventName | undefined
  readonly versions: readonly (DocumentFile & { readonly replacedAt: Date | null })[]
  readonly readers: readonly PersonName[]
  readonly zone: string
  readonly no?: Refusal | undefined
}

/** A document at the desk: its state, its files, its list of people, and what is said of it. */
export function editPage(t: Texts, view: EditView): Page {
  const { it, no } = view
  return {
    title: t.words(it.title),
    over: html`${cited(t, it)} ${statePill(t, it.state)}`,
    section: 'desk',
    noIndex: true,
    problems: view.problems,
    form: 'document',
    margin: linkList(
      link(t('documents.desk.title'), t.path('/desk/documents')),
      link(t('documents.desk.see-one'), t.path(`/documents/${it.code}`)),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${ledgers(
        ledger(t('documents.field.state'), state(t, view)),
        ledger(t('documents.files'), files(t, view)),
        it.level === 'list' && ledger(t('documents.readers'), readers(t, view)),
        documentMoves[it.state].includes('withdrawn') &&
          ledger(t('documents.desk.withdraw'), withdrawal(t, view)),
      )}
      <form id="document" method="post" action="${url(at(t, view))}" novalidate>
        <input type="hidden" name="seen" value="${valueOf(view.typed, 'seen')}" />
        ${wordFields(t, view)} ${actions(button(t('documents.desk.submit'), { kind: 'main' }))}
      </form>`,
  }
}

const at = (t: Texts, { it }: Pick<EditView, 'it'>, rest = ''): string =>
  t.path(`/desk/documents/${it.code}${rest}`)

/** Where it stands, and publishing it. */
function state(t: Texts, view: EditView): Child {
  const { it } = view
  const may = documentMoves[it.state]
  return html`<p>${t(`documents.state.${it.state}.words`)}</p>
    ${
      may.includes('published') &&
      html`<form method="post" action="${url(at(t, view, '/publication'))}">
        ${actions(button(t('documents.desk.publish'), { kind: 'second' }))}
      </form>`
    }`
}

/** Withdrawing it, with a reason that its readers see. */
const withdrawal = (t: Texts, view: EditView): Child =>
  html`<form id="withdrawal" method="post" action="${url(at(t, view, '/withdrawal'))}" novalidate>
    ${textArea(t, {
      name: 'reason',
      label: t('documents.field.reason'),
      hint: t('documents.field.reason.hint'),
      value: valueOf(view.typed, 'reason'),
      maxlength: 500,
      rows: 2,
      problem: problemOf(view.problems, 'reason'),
    })}
    ${actions(button(t('documents.desk.withdraw'), { kind: 'second' }))}
  </form>`

/** The files that count, with a way to take each away; earlier versions under them; and another file. */
function files(t: Texts, view: EditView): Child {
  const earlier = view.versions.filter(({ replacedAt }) => replacedAt !== null)
  return html`${
      view.it.files.length > 0
        ? lines(
            inOrder(view.it.files, view.languages, t.language).map((file) => ({
              first: fileName(t, view, file),
              says: versionWords(t, view, file),
              end: removal(t, view, file),
            })),
          )
        : emptyState(t('documents.no-file'))
    }
    ${
      earlier.length > 0 &&
      html`<details>
        <summary>${t('documents.earlier', { count: earlier.length })}</summary>
        ${lines(earlier.map((file) => ({ first: fileName(t, view, file), says: versionWords(t, view, file) })))}
      </details>`
    }
    <form
      id="file"
      method="post"
      action="${url(at(t, view, '/files'))}"
      enctype="multipart/form-data"
      novalidate
    >
      <h3>${t('documents.part.another')}</h3>
      ${fileFields(t, view)} ${actions(button(t('documents.desk.submit.file'), { kind: 'second' }))}
    </form>`
}

const fileName = (t: Texts, view: EditView, { language, kind, version }: DocumentFile): Html =>
  link(
    html`${languageName(t, language).here} ${bdi(kind.toUpperCase())}`,
    at(t, view, `/files/${language}/${kind}/${version}`),
  )

const versionWords = (t: Texts, { zone }: EditView, file: DocumentFile): Html =>
  said(
    t('documents.version-of', { version: file.version, day: dayOf(t, file.addedAt, zone) }),
    html`<bdi>${file.name}</bdi> · ${bdi(sizeOf(t, file.size))}`,
  )

const removal = (t: Texts, view: EditView, { language, kind }: DocumentFile): Html =>
  html`<form method="post" action="${url(at(t, view, `/files/${language}/${kind}/removal`))}">
    ${button(t('documents.remove'), {
      kind: 'plain',
      spoken: t('documents.remove.file', {
        language: languageName(t, language).here,
        kind: kind.toUpperCase(),
      }),
    })}
  </form>`

/** Who is on the list: everybody else does not learn that the document is there. */
const readers = (t: Texts, view: EditView): Child =>
  html`<p>${t('documents.readers.words')}</p>
    ${
      view.readers.length > 0
        ? lines(view.readers.map((one) => ({ first: userText(one.name), end: takeOff(t, view, one) })))
        : html`<p>${muted(t('documents.readers.none'))}</p>`
    }
    <form id="reader" method="post" action="${url(at(t, view, '/readers'))}" novalidate>
      ${field(t, {
        name: 'person',
        label: t('documents.field.person'),
        hint: t('documents.field.person.hint'),
        value: valueOf(view.typed, 'person'),
        maxlength: 254,
        dir: 'ltr',
        autocomplete: 'off',
        problem: problemOf(view.problems, 'person'),
      })}
      ${actions(button(t('documents.desk.add-reader'), { kind: 'second' }))}
    </form>`

const takeOff = (t: Texts, view: EditView, { id, name }: PersonName): Html =>
  html`<form method="post" action="${url(at(t, view, `/readers/${id}/removal`))}">
    ${button(t('documents.remove'), { kind: 'plain', spoken: t('documents.remove.reader', { name }) })}
  </form>`
