import { languageName, timeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  checkbox,
  checkboxes,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  problemOf,
  radios,
  rows,
  select,
  textArea,
  url,
  userText,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Typed } from '../../../values/problem.ts'
import type { Language } from '../../../values/language.ts'
import { eventDeskFrame, type EventView } from '../../events/index.ts'
import { sittingTitle, timeLine } from '../pages/words.ts'
import type { Sitting } from '../types.ts'
import { besideEngine, engineFields, type EnginePart } from './engine-part.ts'
import { formats } from './parse.ts'
import { roles, type Held } from './roles.ts'

export type AtDesk = {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly now: Date
}

const here = 'rooms'
const at = (t: Texts, { code }: Pick<EventView, 'code'>, sitting?: Pick<Sitting, 'id'>, more = ''): string =>
  t.path(`/desk/events/${code}/rooms${sitting ? `/${sitting.id}` : ''}${more}`)

/** The sittings of an event: how each is held, and who is there. */
export function roomsPage(
  t: Texts,
  { event, permissions, now }: AtDesk,
  sittings: readonly Sitting[],
  counts: ReadonlyMap<string, { readonly inside: number; readonly all: number }>,
): Page {
  return eventDeskFrame(t, event, permissions, {
    here,
    title: t('meetings.desk.title'),
    lead: t('meetings.desk.lead'),
    body: rows(
      sittings.map((sitting) => {
        const { inside = 0, all = 0 } = counts.get(sitting.id) ?? {}
        return {
          lead: timeOf(t, sitting.startsAt, sitting.timeZone),
          title: sittingTitle(t, sitting),
          href: at(t, event, sitting),
          lines: [
            timeLine(t, sitting, now),
            html`${t(`meetings.format.${sitting.room.format}`)} ${t(`meetings.engine.${sitting.room.engine}`)}`,
            !sitting.room.isOpen && t('meetings.desk.shut'),
          ],
          aside: link(t('meetings.desk.attendance', { inside, all }), at(t, event, sitting, '/attendance')),
        }
      }),
    ),
  })
}

export type RoomForm = AtDesk &
  EnginePart & {
    readonly sitting: Sitting
    readonly held: readonly Held[]
    readonly languages: readonly Language[]
  }

/** How one sitting is held. */
export function roomFormPage(t: Texts, form: RoomForm): Page {
  const { event, permissions, sitting, typed, problems } = form
  const named = (name: string) => ({ name, value: only(typed, name), problem: problemOf(problems, name) })
  return eventDeskFrame(t, event, permissions, {
    here,
    title: sittingTitle(t, sitting),
    lead: t('meetings.desk.form.lead'),
    problems,
    form: 'room',
    margin: linkList(
      link(t('meetings.desk.title'), at(t, event)),
      link(t('meetings.desk.who'), at(t, event, sitting, '/attendance')),
      link(t('meetings.said.title'), at(t, event, sitting, '/announcements')),
      link(t('meetings.log'), t.path(`/meetings/${sitting.id}/log`)),
    ),
    body: html`<form id="room" method="post" action="${url(at(t, event, sitting))}" novalidate>
        ${radios(t, {
          ...named('format'),
          legend: t('meetings.label.how'),
          options: formats.map((value) => ({ value, label: t(`meetings.format.${value}`) })),
        })}
        ${engineFields(t, form)}
        ${textArea(t, { ...named('telephone'), label: t('meetings.label.telephone'), hint: t('meetings.desk.telephone.hint'), optional: true })}
        ${checkboxes(t, {
          name: 'languages',
          legend: t('meetings.desk.languages'),
          hint: t('meetings.desk.languages.hint'),
          values: [typed['languages'] ?? []].flat(),
          optional: true,
          options: form.languages.map((code) => ({ value: code, label: languageName(t, code).own })),
        })}
        ${field(t, { ...named('capacity'), label: t('meetings.desk.capacity'), hint: t('meetings.desk.capacity.hint'), inputmode: 'numeric', optional: true })}
        ${checkbox(t, { name: 'open', value: 'yes', checked: only(typed, 'open') === 'yes', label: t('meetings.desk.open'), hint: t('meetings.desk.open.hint') })}
        ${actions(button(t('meetings.desk.save'), { kind: 'main' }))}
      </form>
      ${ledgers(ledger(t('meetings.desk.roles'), parts(t, form, at(t, event, sitting, '/roles'))))}
      ${besideEngine(t, form, sitting, at(t, event, sitting))}`,
  })
}

/** What was typed into a field that holds one value. */
const only = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

/** Who has a part, and giving one. */
function parts(t: Texts, { held, typed, problems }: RoomForm, own: string): Html {
  return html`<p>${t('meetings.desk.roles.lead')}</p>
    ${lines(
      held.map(({ personId, name, role }) => ({
        first: userText(name),
        says: t(`meetings.role.${role}`),
        end: html`<form method="post" action="${url(`${own}/removal`)}">
          <input type="hidden" name="person" value="${personId}" />
          ${button(t('meetings.desk.role.take'), { kind: 'plain', spoken: `${t('meetings.desk.role.take')}: ${name}` })}
        </form>`,
      })),
    )}
    <form method="post" action="${url(own)}" novalidate>
      ${field(t, { name: 'who', value: only(typed, 'who'), label: t('meetings.desk.role.who'), problem: problemOf(problems, 'who') })}
      ${select(t, {
        name: 'role',
        value: only(typed, 'role') || 'chair',
        label: t('meetings.desk.role'),
        options: roles.map((value) => ({ value, label: t(`meetings.role.${value}`) })),
      })}
      ${actions(button(t('meetings.desk.role.give'), { kind: 'second' }))}
    </form>`
}
