import type { Texts } from '../i18n/index.ts'
import { button } from './button.ts'
import { field, type FieldOptions } from './field.ts'
import type { Child, Html } from './html.ts'
import { tag } from './tag.ts'

export type OrganisationSearch = FieldOptions & {
  /** Name and value of the search button: the form is posted and comes back with the list. */
  readonly search: { readonly name: string; readonly value: string; readonly formaction?: string }
  /** Where a script asks while one types; it answers `{ organisations: [{ id, name, under }] }`. */
  readonly endpoint: string
  /** The name of the radio group the answers belong to. */
  readonly choice: string
  /** Everything between search and the two ways out: the radio list as the server drew it, or nothing yet. */
  readonly results?: Html
  /** How many were found, in words. A script keeps it true. */
  readonly found?: Child
  /** Other fields of the form the search looks at, such as the country. */
  readonly with?: readonly string[]
}

/** Finds an organisation: a field and a button; with a script the list follows what is typed. */
export const organisationSearch = (t: Texts, options: OrganisationSearch): Html =>
  tag(
    'div',
    {
      class: 'organisation-search',
      'data-enhance': 'organisation-search',
      'data-endpoint': options.endpoint,
      'data-choice': options.choice,
      'data-with': options.with?.join(' '),
      'data-none': t('ui.search.none'),
      'data-some': t('ui.search.some', { count: '#' }),
    },
    field(t, {
      ...options,
      type: 'search',
      autocomplete: 'off',
      beside: button(t('ui.search.button'), { kind: 'second', ...options.search }),
    }),
    tag('p', { class: 'small', 'data-found': '' }, options.found),
    options.results,
  )
