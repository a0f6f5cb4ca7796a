import { z } from 'zod'
import { parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import { readSerial } from '../../../values/serial.ts'
import { certify } from './actions/certify.ts'
import { object } from './actions/object.ts'
import { ownView } from './own-view.ts'
import { askPage, checkedPage } from './pages/certificate.ts'
import { ownListPage, ownPage } from './pages/own.ts'
import { ObjectionForm } from './parse.ts'
import { findCertificate, findCertificateFile } from './store/certificates.ts'
import { listOwnEvents } from './store/own.ts'
import type { Certificate } from './types.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const
const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const
const CodePath = z.object({ code: z.string().max(20).catch('') })
const SerialPath = z.object({ serial: z.string().max(40).catch('') })

/** One's own attendance, saying that it is wrong, and the certificate; and checking one by its serial, for everybody. */
export function ownAttendanceRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  server.get('/meetings/attendance', look, async (request, reply) => {
    const events = await listOwnEvents(db, signedIn(request).personId, clock.now())
    return sendPage(reply, 200, ownListPage(textsOf(request), events))
  })

  server.get('/meetings/attendance/:code', look, (request, reply) => show(house, request, reply, 200))

  server.post('/meetings/attendance/:code/objection', act, async (request, reply) => {
    const { view, code } = await mine(house, request)
    const [typed, parsed] = [formOf(request), parseForm(ObjectionForm, formOf(request))]
    if (!parsed.ok) return show(house, request, reply, 422, { typed, problems: parsed.problems })
    const of = view.sittings.find(({ sitting }) => sitting.id === parsed.value.sitting)
    if (!of) throw new NotFound()
    const no = await object(house, signedIn(request), of.sitting, parsed.value.words)
    if (no) return show(house, request, reply, 409, { typed, no })
    notify(request, 'meetings.attendance.wrong.sent')
    return seeOther(reply, `/meetings/attendance/${code}`)
  })

  server.post('/meetings/attendance/:code/certificate', act, async (request, reply) => {
    const { code } = await mine(house, request)
    const chosen = [formOf(request)['language'] ?? ''].flat()[0]
    const language = profile.languages.find((one) => one === chosen) ?? textsOf(request).language
    const done = await certify(house, signedIn(request), code, language)
    if (isRefusal(done)) return show(house, request, reply, 409, { no: done })
    notify(request, 'meetings.attendance.certificate.issued')
    return seeOther(reply, `/meetings/attendance/${code}`)
  })

  server.get('/certificates/check', open, async (request, reply) => {
    const said = queryOf(request)['serial']
    const typed = typeof said === 'string' ? said : ''
    const serial = readSerial('A', typed)
    const it = serial && (await findCertificate(db, serial))
    if (it) return seeOther(reply, `/certificates/${it.serial}`)
    const code = serial ? 'meetings.certificate.check.unknown' : 'meetings.certificate.check.shape'
    const problems = typed === '' ? [] : [{ field: 'serial', code }]
    return sendPage(reply, problems.length > 0 ? 422 : 200, askPage(textsOf(request), typed, problems))
  })

  server.get('/certificates/:serial', open, async (request, reply) =>
    sendPage(
      reply,
      200,
      checkedPage(textsOf(request), await certificateOf(house, request), profile.seat.timeZone),
    ),
  )

  server.get('/certificates/:serial/file', look, async (request, reply) => {
    const it = await certificateOf(house, request)
    const isOwn = it.personId === signedIn(request).personId && it.endReason === null
    const body = isOwn ? await findCertificateFile(db, it.id) : undefined
    if (!body) throw new NotFound()
    return sendFile(reply, { name: `${it.serial}.pdf`, type: 'application/pdf', body, inline: true })
  })
}

async function certificateOf({ db }: House, request: Request): Promise<Certificate> {
  const serial = readSerial('A', SerialPath.parse(request.params).serial)
  const it = serial && (await findCertificate(db, serial))
  if (!it) throw new NotFound()
  return it
}

async function mine(house: House, request: Request) {
  const { code } = CodePath.parse(request.params)
  const view = await ownView(house, signedIn(request), code)
  if (!view) throw new NotFound()
  return { view, code }
}

type Said = { readonly typed?: Typed; readonly problems?: readonly Problem[]; readonly no?: Refusal }

async function show(house: House, request: Request, reply: Reply, status: number, said: Said = {}) {
  const { view } = await mine(house, request)
  const { languages } = house.profile
  const page = { view, languages, now: house.clock.now(), ...said }
  return sendPage(reply, status, ownPage(textsOf(request), page))
}
