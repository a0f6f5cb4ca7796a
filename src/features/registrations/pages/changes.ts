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
  changes
    .filter((change) => t.has(keyOf(change)))
    .toReversed()
    .map((change) => ({ first: momentIn(t, change.at, event), says: words(t, change) }))

/** What has no words here is not for its person to read. */
function keyOf({ act, by }: Change): string {
  const what = act.slice('registrations.'.length)
  if (what === 'mode-changed') return `registrations.change.${what}${by === 'me' ? '' : '.by'}`
  return by === 'me' ? `registrations.change.mine.${what}` : `registrations.change.${what}`
}

function words(t: Texts, change: Change): Child {
  const { act, by, details } = change
  const key = keyOf(change)
  if (act !== 'registrations.mode-changed')
    return by === 'me' ? t(key) : t(key, { by: t(`registrations.by.${by}`) })
  return t.html(key, {
    by: t(`registrations.by.${by === 'me' ? 'house' : by}`),
    from: html`<del>${modeWords(t, details['from'] as Mode)}</del>`,
    to: modeWords(t, details['to'] as Mode),
  })
}
