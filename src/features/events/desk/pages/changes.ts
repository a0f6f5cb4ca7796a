import { dayAndTime } from '../../../../platform/i18n/dates.ts'
import { zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import { list } from '../../../../platform/i18n/lists.ts'
import {
  bdi,
  emptyState,
  html,
  lines,
  muted,
  neighbours,
  said,
  small,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { AuditEntry } from '../../../audit/index.ts'
import type { EventView } from '../../types.ts'
import type { FieldName, PlainField } from '../types.ts'
import { fieldLabel, plainValue, type Known } from './field-words.ts'
import { deskFrame } from './frame.ts'

export type ChangesView = Known & {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly entries: readonly AuditEntry[]
  /** Names of those who did something, by account. */
  readonly names: ReadonlyMap<string, string>
  readonly zone: string
  readonly older: string | undefined
  readonly isFirst: boolean
}

/** Everything that was done to an event, the newest first, in words. */
export const changesPage = (t: Texts, view: ChangesView): Page => {
  const { event, entries, older } = view
  const path = t.path(`/desk/events/${event.code}/changes`)
  return deskFrame(t, event, view.permissions, {
    here: 'changes',
    title: t('events.desk.part.changes'),
    lead: t('events.desk.changes.lead'),
    body: html`${small(t('events.deadlines.zone', { place: zonePlace(t, view.zone) }))}
    ${
      entries.length > 0
        ? lines(
            entries.map((entry) => line(t, view, entry)),
            'dated',
          )
        : emptyState(t('events.desk.changes.none'))
    }
    ${neighbours(t, {
      previous: view.isFirst ? undefined : path,
      next: older && `${path}?before=${older}`,
    })}`,
  })
}

const line = (t: Texts, view: ChangesView, entry: AuditEntry) => ({
  first: dayAndTime(t, entry.at, view.zone),
  says: html`${said(actWords(t, entry), by(t, view, entry))} ${details(t, view, entry)}`,
})

const worded = new Set([
  'created',
  'changed',
  'settings-changed',
  'published',
  'cancelled',
  'cloned',
  'registration-closed',
  'registration-reopened',
  'session-added',
  'session-changed',
  'session-removed',
  'nominated',
  'nomination-withdrawn',
  'question-added',
  'question-changed',
  'question-ended',
  'question-moved',
  'document-added',
  'document-changed',
  'document-file-put',
  'document-file-removed',
  'document-moved',
  'document-removed',
  'overrides-changed',
  'group-of-event-changed',
  'linked',
  'unlinked',
  'registrations.cleared',
])

/** What was done; what another room did stands by its name in the audit. */
function actWords(t: Texts, { act }: AuditEntry): Child {
  const name = act.replace(/^events\./, '')
  return worded.has(name) ? t(`events.desk.log.${name}`) : t.html('events.desk.log.other', { act: bdi(act) })
}

function by(t: Texts, { names }: ChangesView, { actorKind, actorAccountId }: AuditEntry): Child {
  const name = actorAccountId && names.get(actorAccountId)
  return name ? userText(name) : t(`events.desk.log.by.${actorKind}`)
}

/** Values from and to; of texts only which, since the audit keeps nothing that people wrote. */
function details(t: Texts, view: ChangesView, { act, details }: AuditEntry): Html | undefined {
  if (act === 'events.cloned')
    return html`<p>${muted(t('events.desk.log.from', { code: String(details['from']) }))}</p>`
  const fields = details['fields']
  if (!Array.isArray(fields)) return undefined
  const [from, to] = [valuesIn(details['from']), valuesIn(details['to'])]
  const isPlain = (name: FieldName): name is PlainField => !name.includes('.') && name in to
  const names = fields as FieldName[]
  const rest = names.filter((name) => !isPlain(name))
  return html`${names.filter(isPlain).map(
    (name) =>
      html`<p>
        ${t.html('events.desk.log.field', {
          field: fieldLabel(t, name),
          from: html`<bdi>${plainValue(t, view, name, from[name], view.event)}</bdi>`,
          to: html`<bdi>${plainValue(t, view, name, to[name], view.event)}</bdi>`,
        })}
      </p>`,
  )}
  ${
    rest.length > 0 &&
    html`<p>
      ${list(
        t,
        rest.map((name) => fieldLabel(t, name)),
      )}
    </p>`
  }`
}

const valuesIn = (kept: unknown): Readonly<Record<string, unknown>> =>
  typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
