import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  comparison,
  emptyState,
  field,
  html,
  link,
  notice,
  pagination,
  rows,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { categoryName, foundWords, organisationRows } from '../../pages/parts.ts'
import type { OrganisationsFound } from '../../types.ts'
import { fieldsOf, isSame } from '../fields/rules.ts'
import type { OrganisationRecord } from '../types.ts'
import { reasons, type Duplicate } from './show.ts'
import { fieldLabel, fieldValue, type Naming } from './words.ts'

export type MergerView = Naming & {
  readonly profile: Profile
  readonly from: OrganisationRecord
  readonly name: string
  readonly people: number
  readonly duplicates: readonly Duplicate[]
  readonly search?: { readonly words: string; readonly found: OrganisationsFound } | undefined
  /** The one that stays, once it is chosen. */
  readonly into?: { readonly record: OrganisationRecord; readonly name: string } | undefined
}

const base = '/desk/organisations'
const formId = 'merger'

/** First which organisation stays, then both side by side and the act. */
export const mergerPage = (t: Texts, view: MergerView, no?: Refusal): Page => ({
  title: t('directory.organisations.merger.title'),
  over: view.name,
  lead: t(view.into ? 'directory.organisations.merger.check' : 'directory.organisations.merger.lead'),
  section: 'desk',
  margin: link(view.name, t.path(`${base}/${view.from.id}`)),
  ...(view.into && { form: formId }),
  noIndex: true,
  body: html`${no && notice('bad', t(no.refused, no.values))}
  ${view.into ? check(t, view, view.into) : choose(t, view)}`,
})

function choose(t: Texts, { profile, from, duplicates, search }: MergerView): Html {
  const own = t.path(`${base}/${from.id}/merger`)
  const href = ({ id }: { readonly id: string }) => `${own}?into=${id}`
  return html`<form method="get" action="${own}" role="search">
      ${field(t, {
        name: 'q',
        label: t('directory.organisations.merger.search'),
        type: 'search',
        value: search?.words ?? '',
        maxlength: 200,
        beside: button(t('ui.search.button')),
      })}
    </form>
    ${
      search
        ? found(t, profile, search.found, href, search.words, own)
        : duplicates.length > 0 &&
          rows(
            duplicates.map((one) => ({
              lead: html`<p class="small">${countryName(t, profile, one.countryCode)}</p>`,
              title: userText(one.name),
              href: href(one),
              lines: [categoryName(t, profile, one.category)],
              aside: html`<p>${reasons(t, one)}</p>`,
            })),
            { heading: t('directory.organisations.show.alike') },
          )
    }`
}

function found(
  t: Texts,
  profile: Profile,
  all: OrganisationsFound,
  href: (it: { readonly id: string }) => string,
  words: string,
  own: string,
): Html {
  if (all.total === 0) return emptyState(t('directory.empty'))
  return html`${foundWords(t, all)} ${rows(organisationRows(t, profile, all.organisations, href))}
  ${pagination(t, {
    page: all.page,
    pages: all.pages,
    href: (page) => `${own}?${new URLSearchParams({ q: words, page: String(page) })}`,
  })}`
}

function check(t: Texts, view: MergerView, into: NonNullable<MergerView['into']>): Html {
  const own = t.path(`${base}/${view.from.id}/merger`)
  return html`${sideBySide(t, view, into)}
    <p>${t('directory.organisations.merger.people', { count: view.people })}</p>
    <form id="${formId}" method="post" action="${own}" novalidate>
      <input type="hidden" name="into" value="${into.record.id}" />
      ${checkbox(t, {
        name: 'keeps-name',
        label: t('directory.organisations.merger.keeps-name'),
        checked: view.from.state === 'listed',
      })}
      ${actions(
        button(t('directory.organisations.merger.submit'), { kind: 'main' }),
        link(t('directory.organisations.merger.other'), own),
      )}
    </form>`
}

/** What both say, field by field; what is the same in both is left out. */
function sideBySide(t: Texts, view: MergerView, into: NonNullable<MergerView['into']>): Html {
  const [one, other] = [fieldsOf(view.from.data), fieldsOf(into.record.data)]
  const fields = [...new Set([...other.keys(), ...one.keys()])].filter(
    (field) => !isSame(one.get(field) ?? null, other.get(field) ?? null),
  )
  return comparison({
    caption: t('directory.organisations.merger.check'),
    heads: [t('directory.organisations.merger.goes'), t('directory.organisations.merger.stays')],
    rows: fields.map((field) => ({
      label: fieldLabel(t, view.profile, field),
      one: fieldValue(t, view, field, one.get(field) ?? null),
      other: fieldValue(t, view, field, other.get(field) ?? null),
    })),
  })
}
