import { readFileSync } from 'node:fs'
import type { Document } from '../../../platform/documents/typeset.ts'
import type { House } from '../../../platform/house.ts'
import { dayRange } from '../../../platform/i18n/day-range.ts'
import { countryName, dayAndTime, type Texts } from '../../../platform/i18n/index.ts'
import { placeOf, type EventView } from '../../events/index.ts'
import { delegationsOf } from './rules.ts'
import type { Participant, ParticipantsFound } from './types.ts'

const template = readFileSync(new URL('list.typ', import.meta.url), 'utf8')

/** The list as a document: a heading for each category and delegation, who is of it under them, and pages that are counted. */
export function documentOf(
  { profile }: Pick<House, 'profile'>,
  t: Texts,
  event: EventView,
  found: ParticipantsFound,
  now: Date,
): Document {
  const days = dayRange(t, event.startsAt, event.endsAt, event.timeZone)
  const left = found.total - found.participants.length
  return {
    template,
    madeAt: now,
    data: {
      language: t.language,
      direction: t.direction,
      logo: profile.logo,
      brand: profile.brand.light.brand,
      body: t.words(profile.name.long),
      title: t('registrations.participants.title'),
      event: t.words(event.title),
      where: t('registrations.place-and-days', { place: placeOf(t, event), days }),
      lead: t('registrations.participants.lead', {
        count: found.onSite + found.remote,
        onSite: found.onSite,
        remote: found.remote,
      }),
      notes: [
        ...(found.hidden > 0 ? [t('registrations.participants.hidden', { count: found.hidden })] : []),
        ...(left > 0 ? [t('registrations.participants.cut', { count: left })] : []),
      ],
      asOf: t('registrations.participants.as-of', {
        moment: t('registrations.moment', {
          time: dayAndTime(t, now, event.timeZone),
          place: placeOf(t, event),
        }),
      }),
      code: event.code,
      remote: t('registrations.mode.remote'),
      categories: categoriesOf(profile, t, found.participants),
    },
  }
}

function categoriesOf(profile: House['profile'], t: Texts, all: readonly Participant[]) {
  return [...Map.groupBy(all, ({ category }) => category)].map(([id, people]) => {
    const known = profile.categories.find((one) => one.id === id)
    const isState = known?.kind === 'state'
    return {
      name: known ? t.words(known.plural) : id,
      delegations: delegationsOf(people, isState).map(({ people, beginsCountry }) => {
        const [first] = people as readonly [Participant]
        const country = countryName(t, profile, first.countryCode)
        return {
          country: beginsCountry ? country : '',
          name: first.organisation || t('registrations.no-organisation'),
          place: isState ? '' : country,
          people: people.map(({ name, otherScriptName, jobTitle, mode }) => ({
            name,
            other: otherScriptName ?? '',
            job: jobTitle ?? '',
            isRemote: mode === 'remote',
          })),
        }
      }),
    }
  })
}
