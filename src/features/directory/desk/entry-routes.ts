import { inTransaction } from '../../../platform/database/database.ts'
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
import type { Texts } from '../../../platform/i18n/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { askForChange } from '../organisations/actions/ask-for-change.ts'
import { parseAskedChange, typedOf } from '../organisations/form.ts'
import { openChangesOf } from '../organisations/store/changes.ts'
import { findRecord } from '../organisations/store/records.ts'
import type { OrganisationData } from '../organisations/types.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation } from '../store/organisations.ts'
import { atDesk } from './at-desk.ts'
import { entryChangePage, entryPage, type EntryView } from './pages/entry.ts'
import { ofThis } from './people-routes.ts'
import type { AtDesk } from './types.ts'

const look = { config: { permission: 'organisation.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'organisation.manage', freshness: 'recent', limit: 'acts' } } as const

/** What the directory holds of an organisation, and asking to have it changed. */
export function entryRoutes(server: Server, house: House): void {
  const { db, profile, clock } = house

  server.get('/organisation/entry', look, async (request, reply) =>
    sendPage(reply, 200, entryPage(textsOf(request), await entryViewOf(house, request))),
  )

  server.get('/organisation/entry/change', look, async (request, reply) => {
    const at = await atDesk(house, request)
    const typed = (await keptForm(request)) ?? typedOf(await dataOf(house, at), undefined)
    return sendPage(reply, 200, entryChangePage(textsOf(request), at, profile, { typed }))
  })

  server.post('/organisation/entry/change', act, async (request, reply) => {
    const at = await atDesk(house, request)
    const typed = formOf(request)
    const again = (status: number, trouble: Partial<Parameters<typeof entryChangePage>[3]>): Reply =>
      sendPage(reply, status, entryChangePage(textsOf(request), at, profile, { typed, ...trouble }))
    const parsed = parseAskedChange(typed, profile)
    if (!parsed.ok) return again(422, { problems: parsed.problems })
    const outcome = await inTransaction(db, (tx) =>
      askForChange(tx, signedIn(request), at.organisation.id, parsed.value, clock.now()),
    )
    if (isRefusal(outcome)) return again(409, { no: outcome })
    notify(request, 'directory.desk.naming.asked')
    return seeOther(reply, `/organisation/entry${ofThis(at)}`)
  })
}

async function dataOf({ db }: House, { organisation }: AtDesk): Promise<OrganisationData> {
  const record = await findRecord(db, organisation.id)
  if (!record) throw new NotFound()
  return record.data
}

async function entryViewOf(house: House, request: Request): Promise<EntryView> {
  const at = await atDesk(house, request)
  const data = await dataOf(house, at)
  return {
    profile: house.profile,
    at,
    data,
    asked: await openChangesOf(house.db, at.organisation.id),
    nameOf: await namesFor(house, textsOf(request), data),
    now: house.clock.now(),
  }
}

/** What the organisation above this one is called. */
async function namesFor({ db }: House, t: Texts, { parentId }: OrganisationData) {
  const parent = parentId ? await findOrganisation(db, parentId) : undefined
  return (id: string): string | undefined =>
    parent?.id === id ? organisationName(parent, t.language) : undefined
}
