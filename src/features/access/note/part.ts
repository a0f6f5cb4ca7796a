import { dayOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  problemOf,
  textArea,
  url,
  userText,
  type Html,
} from '../../../platform/ui/index.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import type { Note } from './store.ts'

/** The note of one organisation, or that there is none yet. */
export type NoteView = {
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly note: Note | undefined
}

/** The field of an organisation's note: there may be several on the page. */
export const noteField = (id: OrganisationId): string => `note-${id}`

/** What is left to whoever decides next, and writing it: one note for each organisation. */
export const notesPart = (
  t: Texts,
  it: {
    readonly base: string
    readonly notes: readonly NoteView[]
    readonly timeZone: string
    readonly typed: Typed
    readonly problems: readonly Problem[]
  },
): Html => ledgers(ledger(t('access.note.title'), html`${it.notes.map((one) => form(t, it, one))}`))

const by = (t: Texts, { by: name, at }: Note, timeZone: string): Html =>
  name === ''
    ? html`${t('access.note.on', { day: dayOf(t, at, timeZone) })}`
    : t.html('access.note.by', { name: userText(name), day: dayOf(t, at, timeZone) })

function form(
  t: Texts,
  { base, timeZone, typed, problems }: Parameters<typeof notesPart>[1],
  { organisationId, organisation, note }: NoteView,
): Html {
  const name = noteField(organisationId)
  return html`<form method="post" action="${url(t.path(`${base}/note`))}" novalidate>
    <p>${t('access.note.lead', { organisation })}</p>
    ${note && html`<p class="small">${by(t, note, timeZone)}</p>`}
    <input type="hidden" name="organisation" value="${organisationId}" />
    ${textArea(t, {
      name,
      label: t('access.note.words'),
      hint: t('access.note.hint'),
      value: String(typed[name] ?? note?.words ?? ''),
      maxlength: 2000,
      optional: true,
      problem: problemOf(problems, name),
    })}
    ${actions(button(t('access.note.save'), { kind: 'second', spoken: `${t('access.note.save')}: ${organisation}` }))}
  </form>`
}
