import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Child, type Line } from '../../../platform/ui/index.ts'
import type { EventView } from '../../events/index.ts'
import type { Mode } from '../types.ts'
import { modeWords, momentIn } from './words.ts'

/** One line of what changed: the act as the audit has it, and who did it, seen from the person. */
export type Change = {
  readonly at: Date
  readonly act: string
  readonly by: 'me' | 'focal-point' | 'secretariat' | 'house'
  readonly details: Readonly<Record<string, unknown>>
}

/** What happened, newest first, in words. */
export const changeLines = (t: Texts, changes: readonly Change[], event: EventView): Line[] =>
  changes.toReversed().map((change) => ({ first: momentIn(t, change.at, event), says: words(t, change) }))

function words(t: Texts, { act, by, details }: Change): Child {
  if (act === 'registrations.mode-changed')
    return t.html('registrations.change.mode-changed', {
      from: html`<del>${modeWords(t, details['from'] as Mode)}</del>`,
      to: modeWords(t, details['to'] as Mode),
    })
  const state = act.slice('registrations.'.length)
  if (by === 'me') return t(`registrations.change.mine.${state}`)
  return t(`registrations.change.${state}`, { by: t(`registrations.by.${by}`) })
}
