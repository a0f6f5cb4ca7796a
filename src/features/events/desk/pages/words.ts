import type { Texts } from '../../../../platform/i18n/index.ts'
import { status, type Html, type StatusKind } from '../../../../platform/ui/index.ts'
import type { EventView } from '../../types.ts'
import { standingOf, type Standing } from '../rules.ts'

const kinds: Readonly<Record<Standing, StatusKind>> = {
  draft: 'draft',
  published: 'confirmed',
  closed: 'pending',
  cancelled: 'rejected',
}

/** The state of an event in a word: a published one may be closed for registration by hand. */
export const eventPill = (t: Texts, event: Pick<EventView, 'state' | 'registrationClosedAt'>): Html =>
  status(kinds[standingOf(event)], t(`events.desk.state.${standingOf(event)}`))
