import type { Texts } from '../../../../platform/i18n/index.ts'
import { filters, html, userText, type Child, type Html, type Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { organisationName } from '../../rules.ts'
import type { AtDesk } from '../types.ts'

const places = [
  ['people', '/organisation'],
  ['roles', '/organisation/roles'],
  ['absence', '/organisation/absence'],
  ['entry', '/organisation/entry'],
] as const

export type Place = (typeof places)[number][0]

/** An address of the desk for this organisation. Where there is only one, nothing is said about which. */
export function deskPath(
  t: Texts,
  { all, organisation }: Pick<AtDesk, 'all' | 'organisation'>,
  path: string,
  query = '',
): string {
  const of = all.length > 1 ? `of=${organisation.id}` : ''
  const whole = [of, query].filter(Boolean).join('&')
  return t.path(path) + (whole ? `?${whole}` : '')
}

/** A page of the desk: the organisation over it, the places under its heading, and the others to switch to. */
export const deskFrame = (
  t: Texts,
  at: AtDesk,
  here: Place,
  page: Omit<Page, 'section' | 'noIndex' | 'over' | 'body'> & { readonly body: Child },
): Page => ({
  ...page,
  over: userText(organisationName(at.organisation, t.language)),
  section: 'organisation',
  noIndex: true,
  body: html`${line(t, at, here)} ${at.all.length > 1 && others(t, at, here)} ${page.body}`,
})

const line = (t: Texts, at: AtDesk, here: Place): Html =>
  html`<nav class="filters filters-spine" aria-label="${t('directory.desk.places')}">
    <ul>
      ${places.map(
        ([name, path]) =>
          html`<li>
            ${tag('a', { href: deskPath(t, at, path), 'aria-current': name === here && 'page' }, html`<span>${t(`directory.desk.place.${name}`)}</span>`)}
          </li>`,
      )}
    </ul>
  </nav>`

/** Several organisations: the same page of another one. */
const others = (t: Texts, at: AtDesk, here: Place): Html => {
  const path = places.find(([name]) => name === here)?.[1] ?? '/organisation'
  return filters(t, [
    {
      label: t('directory.desk.for'),
      items: at.all.map((organisation) => ({
        label: userText(organisationName(organisation, t.language)),
        href: deskPath(t, { ...at, organisation }, path),
        current: organisation.id === at.organisation.id,
      })),
    },
  ])
}
