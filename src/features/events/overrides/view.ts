import type { Profile } from '../../../platform/profile/index.ts'
import type { Localised } from '../../../values/language.ts'
import { wordOf } from '../../participation/index.ts'
import { typeOfMeetings } from '../groups/rules.ts'
import type { Group } from '../groups/types.ts'
import type { EventView } from '../types.ts'
import type { Underneath } from './pages/form.ts'
import type { Overrides, Target } from './types.ts'

/** Whose overrides they are, what they are, and what is said where they say nothing. */
export type Place = {
  readonly target: Target
  readonly kind: 'event' | 'group'
  readonly code: string
  readonly title: Localised
  readonly overrides: Overrides
  readonly underneath: readonly Underneath[]
  readonly event?: EventView
}

export const placeOfEvent = (profile: Profile, event: EventView): Place => ({
  target: { kind: 'event', id: event.id },
  kind: 'event',
  code: event.code,
  title: event.title,
  overrides: event.policy,
  underneath: underneathOf(profile, event.type, event.groupPolicy),
  event,
})

export const placeOfGroup = (profile: Profile, group: Group): Place => ({
  target: { kind: 'group', id: group.id },
  kind: 'group',
  code: group.id,
  title: group.name,
  overrides: group.policy,
  underneath: underneathOf(profile, typeOfMeetings(profile, group), {}),
})

function underneathOf(profile: Profile, eventType: string, groupOverrides: Overrides): Underneath[] {
  return profile.categories.map(({ id }) => {
    const { by, regime } = wordOf({ ...profile, eventType, overrides: {}, groupOverrides }, id)
    return { category: id, by: by === 'event' ? 'policy' : by, regime }
  })
}
