import { tag } from '../../../../platform/ui/tag.ts'
import type { Html } from '../../../../platform/ui/index.ts'

/** What a script says while it works: in the page as it is sent, in the reader's language, and not shown. */
export const spoken = (words: readonly string[], say: (word: string) => string): Html =>
  tag(
    'div',
    { hidden: true },
    words.map((word) => tag('span', { 'data-word': word }, say(word))),
  )

/** A button that only a script hears; hidden until there is one. */
export const pressed = (what: string, label: string, kind: 'action' | 'second' | 'live'): Html =>
  tag('button', { type: 'button', class: `button button-${kind}`, 'data-do': what, hidden: true }, label)

/** How loud something is, drawn and readable. */
export const level = (id: string, label: string): Html =>
  tag(
    'div',
    { class: 'sound-level', 'data-part': 'level', hidden: true },
    tag('label', { for: id }, label),
    tag('meter', { id, min: '0', max: '100', low: '5', value: '0' }, '0'),
  )
