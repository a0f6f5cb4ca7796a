import type { Texts } from '../../../../platform/i18n/index.ts'
import { lines, link, type Html } from '../../../../platform/ui/index.ts'
import { eventLine, modeWords } from '../../pages/words.ts'
import type { ListLine } from '../../types.ts'

/** What is withdrawn when somebody goes: which meeting, and how they would have attended. */
export const withdrawnLines = (t: Texts, ahead: readonly ListLine[]): Html =>
  lines(
    ahead.map(({ it, event }) => ({
      first: link(eventLine(t, event), t.path(`/registrations/${it.number}`)),
      says: modeWords(t, it.mode),
    })),
  )
