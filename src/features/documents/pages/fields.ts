import { languageName, type Texts } from '../../../platform/i18n/index.ts'
import {
  field,
  fieldset,
  fileField,
  html,
  problemOf,
  radios,
  select,
  type Html,
} from '../../../platform/ui/index.ts'
import type { Language } from '../../../values/language.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { longestReference, longestTitle } from '../parse.ts'
import type { GroupName } from '../parts.ts'
import { levels, type Collection } from '../types.ts'

export type FieldsView = {
  readonly languages: readonly Language[]
  readonly collections: readonly Collection[]
  readonly groups: readonly GroupName[]
  readonly largest: number
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

export const valueOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const common = ({ typed, problems }: Pick<FieldsView, 'typed' | 'problems'>, name: string) => ({
  name,
  value: valueOf(typed, name),
  problem: problemOf(problems, name),
})

/** What a document is called and cited as, where it stands, and who reads it. */
export const wordFields = (t: Texts, view: FieldsView): Html =>
  html`${fieldset(t('documents.part.what'), what(t, view))}
  ${fieldset(
    t('documents.part.title'),
    html`${view.languages.map((language, place) =>
      field(t, {
        ...common(view, `title-${language}`),
        label: languageName(t, language).here,
        ...(place === 0 ? { required: true } : { optional: true }),
        maxlength: longestTitle,
        autocomplete: 'off',
      }),
    )}`,
  )}
  ${fieldset(t('documents.part.level'), level(t, view))}`

const what = (t: Texts, view: FieldsView): Html =>
  html`${select(t, {
    ...common(view, 'collection'),
    label: t('documents.field.collection'),
    required: true,
    options: [
      { value: '', label: t('documents.choose') },
      ...view.collections.map(({ code, title }) => ({ value: code, label: t.words(title) })),
    ],
  })}
  ${field(t, {
    ...common(view, 'reference'),
    label: t('documents.field.reference'),
    hint: t('documents.field.reference.hint'),
    optional: true,
    maxlength: longestReference,
    autocomplete: 'off',
    width: 'half',
  })}
  ${field(t, {
    ...common(view, 'dated'),
    type: 'date',
    label: t('documents.field.dated'),
    required: true,
    width: 'half',
  })}`

/** The level, and for whom in particular where it is for somebody in particular. */
const level = (t: Texts, view: FieldsView): Html =>
  html`${radios(t, {
    ...common(view, 'level'),
    legend: t('documents.part.level'),
    hideLegend: true,
    options: levels.map((one) => ({
      value: one,
      label: t(`documents.level.${one}`),
      hint: t(`documents.level.${one}.hint`),
    })),
  })}
  ${
    view.groups.length > 0 &&
    select(t, {
      ...common(view, 'group'),
      label: t('documents.field.group'),
      hint: t('documents.field.group.hint'),
      optional: true,
      options: [
        { value: '', label: t('documents.choose') },
        ...view.groups.map(({ id, name }) => ({ value: id, label: t.words(name) })),
      ],
    })
  }
  ${field(t, {
    ...common(view, 'event'),
    label: t('documents.field.event'),
    hint: t('documents.field.event.hint'),
    optional: true,
    maxlength: 20,
    dir: 'ltr',
    width: 'half',
    autocomplete: 'off',
  })}`

/** A file and its language. */
export const fileFields = (t: Texts, view: FieldsView): Html =>
  html`${select(t, {
    ...common(view, 'language'),
    value: valueOf(view.typed, 'language') || t.language,
    label: t('documents.field.language'),
    required: true,
    options: view.languages.map((language) => ({ value: language, label: languageName(t, language).here })),
  })}
  ${fileField(t, {
    name: 'file',
    label: t('documents.field.file'),
    hint: t('documents.field.file.hint', { size: view.largest }),
    required: true,
    problem: problemOf(view.problems, 'file'),
  })}`
