import { languageName, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  fieldset,
  html,
  lines,
  link,
  linkButton,
  linkList,
  notice,
  problemOf,
  said,
  url,
  userText,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Collection } from '../types.ts'
import { valueOf } from './fields.ts'

const base = '/desk/documents/collections'

/** The shelves of the library, in their order. */
export const collectionsPage = (t: Texts, collections: readonly Collection[]): Page => ({
  title: t('documents.desk.collections'),
  lead: t('documents.collections.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('documents.desk.title'), t.path('/desk/documents')),
  body: html`${
    collections.length > 0
      ? lines(
          collections.map((it) => ({
            first: said(link(userText(t.words(it.title)), t.path(`${base}/${it.code}`)), bdi(it.code)),
            says: userText(t.words(it.words)),
          })),
        )
      : emptyState(t('documents.collections.none'))
  }
  ${actions(linkButton(t('documents.collections.add'), t.path(`${base}/new`)))}`,
})

export type CollectionView = {
  /** Undefined while it is new. */
  readonly it: Collection | undefined
  readonly languages: readonly Language[]
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** A shelf: what it is called, and what stands in it, in every language. */
export function collectionPage(t: Texts, { it, languages, typed, problems, no }: CollectionView): Page {
  const common = (name: string) => ({ name, value: valueOf(typed, name), problem: problemOf(problems, name) })
  const named = (name: string, maxlength: number, isFirstNeeded: boolean) =>
    languages.map((language, place) =>
      field(t, {
        ...common(`${name}-${language}`),
        label: languageName(t, language).here,
        ...(place === 0 && isFirstNeeded ? { required: true } : { optional: true }),
        maxlength,
        autocomplete: 'off',
      }),
    )
  return {
    title: it ? t.words(it.title) : t('documents.collections.add'),
    section: 'desk',
    noIndex: true,
    problems,
    form: 'collection',
    margin: linkList(
      link(t('documents.desk.collections'), t.path(base)),
      it && link(t('documents.desk.see'), `${t.path('/documents')}?collection=${it.code}`),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form
        id="collection"
        method="post"
        action="${url(t.path(it ? `${base}/${it.code}` : base))}"
        novalidate
      >
        <input type="hidden" name="seen" value="${valueOf(typed, 'seen')}" />
        ${
          !it &&
          field(t, {
            ...common('code'),
            label: t('documents.field.collection-code'),
            hint: t('documents.field.collection-code.hint'),
            required: true,
            maxlength: 41,
            dir: 'ltr',
            width: 'half',
            autocomplete: 'off',
          })
        }
        ${fieldset(t('documents.part.title'), html`${named('title', 120, true)}`)}
        ${fieldset(t('documents.part.words'), html`${named('words', 300, false)}`)}
        ${actions(button(t('documents.desk.submit'), { kind: 'main' }))}
      </form>`,
  }
}
