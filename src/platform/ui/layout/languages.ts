import { directionOf, type Language } from '../../../values/language.ts'
import { html, url, type Child, type Html } from '../html.ts'
import { tag } from '../tag.ts'
import type { Frame, Page } from './page.ts'

export const pathIn = (path: string, language: Language): string => `/${language}${path === '/' ? '' : path}`

const ownNames = new Map<Language, string>()

/** A language's name in itself, as one would write it at the start of a line. */
export function ownName(language: Language): string {
  const known = ownNames.get(language)
  if (known) return known
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  const own = name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  ownNames.set(language, own)
  return own
}

/** This page in the other languages. On a form page the entries send the form, so that nothing typed is lost. */
export const languageList = (page: Page, frame: Frame): Child[] =>
  frame.profile.languages.map((language) => html`<li>${entry(page, frame, language)}</li>`)

function entry(page: Page, { t, path }: Frame, language: Language): Html {
  const current = language === t.language && 'true'
  const name = tag('span', { lang: language, dir: directionOf(language) }, ownName(language))
  if (!page.form)
    return tag('a', { hreflang: language, href: url(pathIn(path, language)), 'aria-current': current }, name)
  return tag(
    'button',
    {
      type: 'submit',
      form: page.form,
      name: 'language-switch',
      value: language,
      formnovalidate: true,
      'aria-current': current,
    },
    name,
  )
}

/**
 * What the language entries of a form page need: where the page is, and a button without a name before them all,
 * because Enter in a field presses the first button of its form, and that must not be a language.
 */
export const languageFields = (page: Page, { t, path }: Frame): Child =>
  page.form && [
    tag(
      'button',
      { class: 'enter', type: 'submit', form: page.form, tabindex: -1, 'aria-hidden': 'true' },
      t('ui.send'),
    ),
    tag('input', { type: 'hidden', name: 'form-page', value: path, form: page.form }),
  ]
