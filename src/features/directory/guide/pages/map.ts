import { sortByName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { html, link, type Html, type Page } from '../../../../platform/ui/index.ts'
import { leaderOf } from '../../rules.ts'
import { regionStep } from '../rules.ts'
import { beside } from './menu.ts'

type Region = {
  readonly id: string
  readonly name: string
  /** Organisations listed there. */
  readonly count: number
  /** Countries with at least one, of all. */
  readonly some: number
  readonly all: number
}

/** The map: every region as a tile of the same size, with how many organisations are listed there; and as a table. */
export function mapPage(t: Texts, profile: Profile, counts: ReadonlyMap<string, number>): Page {
  const regions = sortByName(
    t,
    profile.regions.map((region) => regionOf(t, profile, region, counts)),
    ({ name }) => name,
  ).filter(({ all }) => all > 0)
  return {
    title: t('directory.guide.map'),
    lead: t('directory.guide.map.lead'),
    section: 'directory',
    body: beside(
      t,
      'map',
      html`<figure>
          <figcaption>${finding(t, regions)}</figcaption>
          <ul class="tiles tiles-wide">
            ${regions.map((one) => html`<li>${tile(t, one, Math.max(...regions.map(({ count }) => count)))}</li>`)}
          </ul>
        </figure>
        <details class="tiles-table">
          <summary>${t('directory.countries.table')}</summary>
          ${table(t, regions)}
        </details>
        <p>${link(t('directory.guide.map.countries'), t.path('/directory/countries'))}</p>`,
    ),
  }
}

function regionOf(
  t: Texts,
  profile: Profile,
  region: Profile['regions'][number],
  counts: ReadonlyMap<string, number>,
): Region {
  const countries = profile.countries.filter((one) => one.region === region.id)
  const numbers = countries.map(({ code }) => counts.get(code) ?? 0)
  return {
    id: region.id,
    name: t.words(region.name),
    count: numbers.reduce((sum, one) => sum + one, 0),
    some: numbers.filter((one) => one > 0).length,
    all: countries.length,
  }
}

/** The figure in a sentence: how many there are, and where most when one region alone has. */
function finding(t: Texts, regions: readonly Region[]): string {
  const leader = leaderOf(regions)
  const count = regions.reduce((sum, one) => sum + one.count, 0)
  return leader
    ? t('directory.guide.map.finding-most', { count, region: leader.name, most: leader.count })
    : t('directory.guide.map.finding', { count })
}

const tile = (t: Texts, { id, name, count, some, all }: Region, most: number): Html =>
  html`<a class="tile tile-${regionStep(count, most)}" href="${t.path('/directory/countries')}#region-${id}">
    <span>${name}</span>
    <b>${t('directory.guide.map.count', { count })}</b>
    <span>${t('directory.guide.map.some', { some, all })}</span>
  </a>`

const table = (t: Texts, regions: readonly Region[]): Html =>
  html`<table>
    <caption class="unseen">
      ${t('directory.guide.map')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('directory.extract.region')}</th>
        <th scope="col">${t('directory.guide.map.with')}</th>
        <th scope="col">${t('directory.countries.organisations')}</th>
      </tr>
    </thead>
    <tbody>
      ${regions.map(
        ({ name, some, all, count }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${t('directory.guide.map.some', { some, all })}</td>
            <td>${t('directory.guide.map.count', { count })}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
