import { audienceOf, isAtVisaPlace, type Audience } from '../../participation/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { EventView } from '../types.ts'
import type { AudienceWords } from './who.ts'

/** Who may come to this event, by category. */
export const audience = (profile: Profile, event: WhoMay): Audience =>
  audienceOf({
    policy: profile.policy,
    categories: profile.categories,
    eventType: event.type,
    overrides: event.policy,
    groupOverrides: event.groupPolicy,
  })

/** Whether people of a category may come to this event at all, whoever has to agree. */
export function isOpenTo(profile: Profile, event: WhoMay, category: string): boolean {
  const { isOpenToAll, automatic, focalPoint, accreditation } = audience(profile, event)
  return isOpenToAll || [automatic, focalPoint, accreditation].some((some) => some.includes(category))
}

/** What says who may come to an event. */
export type WhoMay = Pick<EventView, 'type' | 'policy' | 'groupPolicy'>

/** The same in the reader's words. "I don't know" is no category to be told about. */
export function audienceWords(
  t: Texts,
  profile: Profile,
  event: WhoMay & Pick<EventView, 'requiresMemberAccess' | 'modes' | 'countryCode' | 'city'>,
): AudienceWords {
  const all = audience(profile, event)
  const words = (ids: readonly string[]) =>
    profile.categories
      .filter((category) => category.kind !== 'unknown' && ids.includes(category.id))
      .map((category) => t.words(category.plural))
  return {
    isOpenToAll: all.isOpenToAll,
    automatic: words(all.automatic),
    focalPoint: words(all.focalPoint),
    accreditation: words(all.accreditation),
    nomination: words(all.nomination),
    refused: words(all.refused),
    requiresMemberAccess: event.requiresMemberAccess,
    visa: !event.modes.includes('on-site') ? 'none' : helpsWithVisa(profile, event) ? 'members' : 'host',
  }
}

/** The same rule as the form's: what this page promises, the form keeps. */
const helpsWithVisa = ({ visa }: Profile, event: Pick<EventView, 'countryCode' | 'city'>): boolean =>
  isAtVisaPlace({ eventCountry: event.countryCode, eventCity: event.city, visa })

/** Who confirms: nobody has to, the organisation's focal point, or it depends on who one is. */
export type ConfirmedBy = 'automatic' | 'focal-point' | 'mixed'

/** What the block beside the title promises to somebody nobody knows yet. */
export function promiseOf(profile: Profile, event: WhoMay): ConfirmedBy {
  const all = audience(profile, event)
  if (all.isOpenToAll) return 'automatic'
  const others = [...all.automatic, ...all.accreditation, ...all.nomination]
  return others.length === 0 ? 'focal-point' : 'mixed'
}

export function typeName(t: Texts, profile: Profile, type: string): string {
  const known = profile.eventTypes.find((one) => one.id === type)
  return known ? t.words(known.label) : type
}
