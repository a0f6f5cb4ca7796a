import type { Texts } from '../../../../platform/i18n/index.ts'
import { documentLines } from '../../../events/index.ts'
import { liveSection, livePart, type LivePart } from './live-part.ts'
import type { RoomView } from './view.ts'

/** The papers of the event, as far as this reader may have them. Fetching one leaves the room open. */
export const papersPart = (t: Texts, { papers, languages, view }: RoomView): LivePart =>
  papers.length === 0
    ? livePart('room-papers', {}, '')
    : liveSection(
        'room-papers',
        t('meetings.room.papers'),
        documentLines(t, { code: view.sitting.code, documents: papers, languages }),
      )
