import type { House } from '../../../platform/house.ts'
import {
  formOf,
  keptForm,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { listGroups } from '../groups/store/read.ts'
import type { EventView } from '../types.ts'
import type { EventDeskAbove } from './above.ts'
import { changeEvent, isWrong } from './actions/change.ts'
import { isStale, type Stale } from './actions/stale.ts'
import type { DeskForm, FormPlace } from './form.ts'
import { eventAt, languageAt, nameOfAccount, revisionIn } from './lookup.ts'
import { deadlinesForm } from './pages/deadlines.ts'
import { detailsForm } from './pages/details.ts'
import { formPage } from './pages/form.ts'
import { settingsForm } from './pages/settings.ts'
import { textsForm, textsPage } from './pages/texts.ts'
import { applied } from './rules.ts'
import type { EventChange } from './types.ts'

const look = { config: { permission: 'events.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'events.manage', freshness: 'any', limit: 'acts' } } as const

/** The forms of an event's desk: details, deadlines, settings, and the words in each language. */
export function formRoutes(server: Server, house: House, above: EventDeskAbove): void {
  const desk = { house, above }
  server.get('/desk/events/:code/details', look, (request, reply) => show(desk, detailsForm, request, reply))
  server.post('/desk/events/:code/details', act, (request, reply) => save(desk, detailsForm, request, reply))
  server.get('/desk/events/:code/deadlines', look, (request, reply) =>
    show(desk, deadlinesForm, request, reply),
  )
  server.post('/desk/events/:code/deadlines', act, (request, reply) =>
    save(desk, deadlinesForm, request, reply),
  )
  server.get('/desk/events/:code/settings', look, (request, reply) =>
    show(desk, settingsForm, request, reply),
  )
  server.post('/desk/events/:code/settings', act, (request, reply) =>
    save(desk, settingsForm, request, reply),
  )
  server.get('/desk/events/:code/texts', look, async (request, reply) => {
    const [event, { permissions }] = [await eventAt(house, request), signedIn(request)]
    const { languages } = house.profile
    return sendPage(reply, 200, textsPage(textsOf(request), { event, permissions, languages }))
  })
  server.get('/desk/events/:code/texts/:language', look, (request, reply) =>
    show(desk, textsForm(languageAt(house, request)), request, reply),
  )
  server.post('/desk/events/:code/texts/:language', act, (request, reply) =>
    save(desk, textsForm(languageAt(house, request)), request, reply),
  )
}

type Desk = { readonly house: House; readonly above: EventDeskAbove }

async function placeAt(house: House, event: EventView): Promise<FormPlace> {
  const now = house.clock.now()
  return { event, profile: house.profile, groups: await listGroups(house.db, now), now }
}

async function show({ house }: Desk, form: DeskForm, request: Request, reply: Reply): Promise<Reply> {
  const place = await placeAt(house, await eventAt(house, request))
  const typed = (await keptForm(request)) ?? form.typedOf(place)
  const { permissions } = signedIn(request)
  const revision = revisionIn(typed) ?? place.event.revision
  const view = { ...place, typed, problems: [], permissions, revision }
  return sendPage(reply, 200, formPage(textsOf(request), form, view))
}

/** Parse, act, answer: the same for every form. Whatever is wrong, what was typed is still there. */
async function save({ house, above }: Desk, form: DeskForm, request: Request, reply: Reply): Promise<Reply> {
  const [event, typed] = [await eventAt(house, request), formOf(request)]
  const place = await placeAt(house, event)
  const parsed = form.parse(typed, place)
  if (!parsed.ok) return again(house, form, request, reply, { place, typed, problems: parsed.problems })

  const [actor, now, seen] = [signedIn(request), house.clock.now(), revisionIn(typed) ?? 0]
  const outcome = await changeEvent(house.db, above, actor, event.id, parsed.value, now, seen)
  if (isRefusal(outcome)) return again(house, form, request, reply, { place, typed, no: outcome })
  if (isStale(outcome))
    return again(house, form, request, reply, { place, typed, stale: outcome, change: parsed.value })
  if (isWrong(outcome)) {
    const problems = outcome.problems.map((one) => ({ ...one, field: named(form, one.field) }))
    return again(house, form, request, reply, { place, typed, problems })
  }
  notify(request, outcome.changed.length > 0 ? 'events.desk.saved' : 'events.desk.nothing-changed')
  return seeOther(reply, `/desk/events/${event.code}`)
}

const named = (form: DeskForm, field: string): string => form.nameOf?.(field as 'type') ?? field

type Trouble = {
  readonly place: FormPlace
  readonly typed: Typed
  readonly problems?: readonly Problem[]
  readonly no?: Refusal
  readonly stale?: Stale
  readonly change?: EventChange
}

async function again(
  house: House,
  form: DeskForm,
  request: Request,
  reply: Reply,
  { place, typed, problems = [], no, stale, change = {} }: Trouble,
): Promise<Reply> {
  // Whoever was faster saved meanwhile: the page shows what is there now, and carries its revision.
  const event = stale ? await eventAt(house, request) : place.event
  const { permissions } = signedIn(request)
  const shown = stale && {
    fields: stale.stale,
    by: stale.by ? await nameOfAccount(house, stale.by) : undefined,
    at: stale.at,
    wanted: applied(event, change),
  }
  const status = no || stale ? 409 : 422
  const revision = (stale ? undefined : revisionIn(typed)) ?? event.revision
  const view = { ...place, event, typed, problems, permissions, revision, no, stale: shown }
  if (no?.refused === 'events.unknown') throw new NotFound()
  return sendPage(reply, status, formPage(textsOf(request), form, view))
}
