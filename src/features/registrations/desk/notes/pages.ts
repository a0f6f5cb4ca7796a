import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  link,
  problemOf,
  small,
  textArea,
  timeline,
  userParagraph,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { shortened } from '../../rules.ts'
import { momentHere } from '../pages/words.ts'
import type { Note } from '../types.ts'

export type NotesView = {
  readonly notes: readonly Note[]
  /** Where a new one is posted. */
  readonly action: string
  readonly reader: AccountId
  readonly zone: string
  readonly problems?: readonly Problem[] | undefined
  readonly typed?: Typed | undefined
}

/** What staff noted, the newest first, and a field for another one. Says who can read it. */
export function notesBlock(t: Texts, view: NotesView): Html {
  const typed = view.typed?.['words']
  return html`${view.notes.length > 0 && timeline(view.notes.map((note) => stop(t, note, view)))}
    <form id="note" method="post" action="${t.path(view.action)}" novalidate>
      ${textArea(t, {
        name: 'words',
        label: t('registrations.desk.notes.new'),
        hint: t('registrations.desk.notes.hint'),
        required: true,
        value: typeof typed === 'string' ? typed : '',
        problem: problemOf(view.problems ?? [], 'words'),
      })}
      ${actions(button(t('registrations.desk.notes.write'), { kind: 'second' }))}
    </form>`
}

const stop = (t: Texts, note: Note, { reader, zone, action }: NotesView) => ({
  when: momentHere(t, note.writtenAt, zone),
  title: userText(note.writer),
  words: html`${about(t, note, action)}${userParagraph(note.words)}
  ${note.writtenBy === reader && removal(t, note)}`,
  state: 'done' as const,
})

/** On the page of a person: which registration it is about. */
const about = (t: Texts, { number }: Note, action: string): Child =>
  number !== null &&
  !action.includes(number) &&
  small(link(bdi(number), t.path(`/desk/registrations/${number}`)))

const removal = (t: Texts, { id, words }: Note): Html =>
  html`<form method="post" action="${t.path(`/desk/notes/${id}/removal`)}">
    ${button(t('registrations.desk.notes.remove'), {
      kind: 'plain',
      spoken: t('registrations.desk.notes.remove.spoken', { words: shortened(words, 40) }),
    })}
  </form>`
