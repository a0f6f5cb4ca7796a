import type { House } from '../../../platform/house.ts'
import {
  formOf,
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
import type { Id } from '../../../values/ids.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { importOrganisations, tryImport, undoImport } from './imports/actions.ts'
import type { Conflict } from './imports/types.ts'
import type { Planning } from './imports/plan.ts'
import { batchPage, importPage, mostPasted, tryPage } from './pages/import.ts'
import { IdPath, tableIn } from './parse.ts'
import type { OrganisationParts } from './parts.ts'
import { findBatch, listBatches } from './store/batches.ts'
import { columnsOf } from './table/columns.ts'
import { readTable, type TableRow } from './table/read.ts'
import { zoneOf } from './view.ts'

const base = '/desk/organisations'
const look = { config: { permission: 'directory.manage', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'directory.manage', freshness: 'any', limit: 'acts' } } as const

/** Importing a pasted table: tried first, then taken over, and taken back if it was wrong. */
export function importRoutes(server: Server, house: House, parts: OrganisationParts): void {
  server.get(`${base}/import`, look, (request, reply) => sendImport(house, request, reply, 200, { text: '' }))

  server.post(`${base}/import`, act, async (request, reply) => {
    const rows = rowsIn(house, request)
    if ('trouble' in rows) return sendImport(house, request, reply, rows.status, rows.trouble)
    const report = await tryImport(house.db, rows.rows, planningOf(house))
    return sendPage(reply, 200, tryPage(textsOf(request), { text: rows.text, report }))
  })

  server.post(`${base}/imports`, act, async (request, reply) => {
    const rows = rowsIn(house, request)
    if ('trouble' in rows) return sendImport(house, request, reply, rows.status, rows.trouble)
    const it = { source: textsOf(request)('directory.import.pasted'), rows: rows.rows }
    const now = house.clock.now()
    const outcome = await importOrganisations(house.db, signedIn(request), it, planningOf(house), now)
    if (isRefusal(outcome)) return sendImport(house, request, reply, 409, { text: rows.text, no: outcome })
    if (outcome.batchId) return seeOther(reply, `${base}/imports/${outcome.batchId}`)
    return sendPage(reply, 200, tryPage(textsOf(request), { text: rows.text, report: outcome }))
  })

  server.get(`${base}/imports/:id`, look, (request, reply) => sendBatch(house, parts, request, reply, 200))

  server.post(`${base}/imports/:id/withdrawal`, act, async (request, reply) => {
    const id = idIn(request)
    const outcome = await undoImport(house.db, signedIn(request), id, house.clock.now())
    if (isRefusal(outcome)) return sendBatch(house, parts, request, reply, 409, { no: outcome })
    if ('conflicts' in outcome) return sendBatch(house, parts, request, reply, 409, outcome)
    notify(request, 'directory.import.undone-notice', { count: outcome.undone })
    return seeOther(reply, `${base}/imports/${id}`)
  })
}

function idIn(request: Request): Id {
  const { id } = IdPath.parse(request.params)
  if (!id) throw new NotFound()
  return id
}

const planningOf = ({ profile, clock }: House): Planning => ({
  profile,
  columns: columnsOf(profile),
  today: clock.now().toISOString().slice(0, 10),
})

type Trouble = { readonly text: string; readonly problems?: readonly Problem[]; readonly no?: Refusal }
type Pasted =
  | { readonly rows: readonly TableRow[]; readonly text: string }
  | { readonly status: 409 | 422; readonly trouble: Trouble }

function rowsIn({ profile }: House, request: Request): Pasted {
  const text = tableIn(formOf(request))
  const wrong = (code: string, values?: Problem['values']): Pasted => ({
    status: 422,
    trouble: { text, problems: [{ field: 'table', code, ...(values && { values }) }] },
  })
  if (text.trim() === '') return wrong('directory.import.table.missing')
  if (text.length > mostPasted) return wrong('directory.import.table.too-long', { most: mostPasted })
  const rows = readTable(text, columnsOf(profile))
  return isRefusal(rows) ? wrong(rows.refused, rows.values) : { rows, text }
}

async function sendImport(
  house: House,
  request: Request,
  reply: Reply,
  status: number,
  trouble: Trouble,
): Promise<Reply> {
  const columns = columnsOf(house.profile).map(({ name }) => name)
  const batches = await listBatches(house.db, 10)
  const zone = zoneOf(house, signedIn(request))
  return sendPage(reply, status, importPage(textsOf(request), { ...trouble, columns, batches, zone }))
}

async function sendBatch(
  house: House,
  { accounts }: OrganisationParts,
  request: Request,
  reply: Reply,
  status: number,
  trouble: { readonly conflicts?: readonly Conflict[]; readonly no?: Refusal } = {},
): Promise<Reply> {
  const batch = await findBatch(house.db, idIn(request))
  if (!batch) throw new NotFound()
  const by = batch.madeBy ? (await accounts.holderOfAccount(house.db, batch.madeBy))?.name : undefined
  const zone = zoneOf(house, signedIn(request))
  return sendPage(reply, status, batchPage(textsOf(request), { batch, by, zone, ...trouble }))
}
