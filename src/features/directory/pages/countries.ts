import { sortByName, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import {
  filters,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { tag } from '../../../platform/ui/tag.ts'
import { leaderOf, tileStep, tileSteps } from '../rules.ts'
import { directoryPlaces, searchOf } from './parts.ts'

export type Counted = {
  readonly code: string
  readonly region: string
  readonly name: string
  readonly isMember: boolean
  readonly count: number
}

/**
 * Countries by region in the reader's order, with how many organisations each has: as tiles, as a table, and as a file. A
 * region that is chosen stands alone.
 */
export function countriesPage(
  t: Texts,
  profile: Profile,
  counts: ReadonlyMap<string, number>,
  chosen?: string,
): Page {
  const all = counted(t, profile, counts, chosen)
  const regions = profile.regions.map((region) => ({
    id: region.id,
    name: t.words(region.name),
    countries: all.filter((one) => one.region === region.id),
  }))
  return {
    title: t('directory.place.countries'),
    lead: t('directory.countries.lead', {
      organisations: all.reduce((sum, { count }) => sum + count, 0),
      some: some(all),
      all: all.length,
    }),
    section: 'directory',
    body: html`${directoryPlaces(t, 'countries')} ${filters(t, [regionLinks(t, profile, chosen)])} ${key(t)}
      ${ledgers(
        regions
          .filter(({ countries }) => countries.length > 0)
          .map(({ id, name, countries }) => ledger(name, region(t, name, countries), { id: `region-${id}` })),
      )}
      <p>
        ${link(t('directory.organisations.countries-csv'), `${t.path('/directory/countries.csv')}${queryOf(chosen)}`)}
      </p>
      ${ledgers(ledger(t('directory.membership'), members(t, profile, chosen)))}`,
  }
}

/** The countries of a region, or of all, by name. */
export const counted = (
  t: Texts,
  profile: Profile,
  counts: ReadonlyMap<string, number>,
  region?: string,
): readonly Counted[] =>
  sortByName(t, profile.countries, ({ names }) => t.words(names))
    .filter((one) => region === undefined || one.region === region)
    .map((one) => ({ ...one, name: t.words(one.names), count: counts.get(one.code) ?? 0 }))

const queryOf = (region: string | undefined): string => (region ? `?${new URLSearchParams({ region })}` : '')

const regionLinks = (t: Texts, { regions }: Profile, chosen: string | undefined) => ({
  label: t('directory.organisations.region'),
  items: [undefined, ...regions].map((region) => ({
    label: region ? t.words(region.name) : t('directory.organisations.every-region'),
    href: t.path('/directory/countries') + queryOf(region?.id),
    current: region?.id === chosen,
  })),
})

/** The lists of members, a category each. */
const members = (t: Texts, { categories }: Profile, region: string | undefined): Html =>
  linkList(
    ...categories
      .filter(({ isMember }) => isMember)
      .map(({ id, label }) => searchOf(t, t.words(label), { category: id, ...(region && { region }) })),
  )

const some = (countries: readonly Counted[]): number => countries.filter(({ count }) => count > 0).length

const region = (t: Texts, name: string, countries: readonly Counted[]): Html =>
  html`<figure>
      <figcaption>${finding(t, countries)}</figcaption>
      <ul class="tiles">
        ${countries.map((one) => html`<li>${tile(t, one)}</li>`)}
      </ul>
    </figure>
    <details class="tiles-table">
      <summary>${t('directory.countries.table')}</summary>
      ${table(t, name, countries)}
    </details>`

/** The figure in a sentence: how many have any, and which one has most when one alone does. */
function finding(t: Texts, countries: readonly Counted[]): string {
  const leader = leaderOf(countries)
  const values = { some: some(countries), all: countries.length }
  return leader
    ? t('directory.countries.finding-most', { ...values, country: leader.name, count: leader.count })
    : t('directory.countries.finding', values)
}

function tile(t: Texts, { code, name, count }: Counted): Html {
  const label = t('directory.countries.tile', { code, country: name, count })
  const words = html`<bdi dir="ltr">${code}</bdi> <b>${count || '–'}</b>`
  const look = `tile tile-${tileStep(count)}`
  return count > 0
    ? tag(
        'a',
        { class: look, href: `${t.path('/directory')}?country=${code}`, 'aria-label': label, title: name },
        words,
      )
    : html`${tag('span', { class: look, title: name, 'aria-hidden': 'true' }, words)}<span class="unseen"
          >${label}</span
        >`
}

const table = (t: Texts, name: string, countries: readonly Counted[]): Html =>
  html`<table>
    <caption class="unseen">
      ${name}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('directory.country')}</th>
        <th scope="col">${t('directory.countries.organisations')}</th>
      </tr>
    </thead>
    <tbody>
      ${countries.map(
        (one) =>
          html`<tr>
            <th scope="row">
              ${one.count > 0 ? searchOf(t, one.name, { country: one.code }) : one.name}
              ${!one.isMember && html`<span class="small">${t('directory.countries.not-member')}</span>`}
            </th>
            <td>${one.count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

/** What the shades mean. */
const key = (t: Texts): Html =>
  html`<p class="tiles-key">
    ${t('directory.countries.key')}
    ${([1, 2, 3] as const).map((step) => tag('bdi', { class: `tile tile-${step}`, dir: 'ltr' }, span(step)))}
  </p>`

const span = (step: 1 | 2 | 3): string =>
  step === 3 ? `${tileSteps[2]} +` : `${tileSteps[step - 1]}–${(tileSteps[step] ?? 0) - 1}`
