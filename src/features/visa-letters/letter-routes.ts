import type { House } from '../../platform/house.ts'
import {
  NotFound,
  queryOf,
  seeOther,
  sendFile,
  sendPage,
  signedIn,
  textsOf,
  type Request,
  type Server,
} from '../../platform/http/index.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { record } from '../audit/index.ts'
import { organisationsDecidedBy } from '../directory/index.ts'
import { findEventById } from '../events/index.ts'
import { findRegistration } from '../registrations/index.ts'
import { askPage, checkedPage } from './pages/check.ts'
import { SerialPath } from './parse.ts'
import { serialTyped } from './rules.ts'
import { openFacts, openFile } from './sealing.ts'
import { findLetter, findSealed } from './store/issued.ts'
import { findRequest } from './store/requests.ts'
import type { VisaLetter } from './types.ts'

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'search' } } as const
const own = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

/** A letter by its serial: checked by anybody who holds it, fetched by those it is for. */
export function letterRoutes(server: Server, house: House): void {
  const { db, secrets, profile } = house

  server.get('/visa-letters/check', open, async (request, reply) => {
    const said = queryOf(request)['serial']
    const typed = typeof said === 'string' ? said : ''
    const serial = serialTyped(typed)
    const letter = serial ? await findLetter(db, serial) : undefined
    if (letter) return seeOther(reply, `/visa-letters/${letter.serial}`)
    const code = serial ? 'visa-letters.check.unknown' : 'visa-letters.check.shape'
    const problems = typed === '' ? [] : [{ field: 'serial', code }]
    return sendPage(reply, problems.length > 0 ? 422 : 200, askPage(textsOf(request), typed, problems))
  })

  server.get('/visa-letters/:serial', open, async (request, reply) => {
    const letter = await letterOf(house, request)
    const sealed = await findSealed(db, letter.id)
    const facts = sealed?.facts ? openFacts({ secrets }, letter.id, sealed.facts) : undefined
    return sendPage(reply, 200, checkedPage(textsOf(request), { letter, facts, zone: profile.seat.timeZone }))
  })

  server.get('/visa-letters/:serial/letter', own, async (request, reply) => {
    const letter = await letterOf(house, request)
    const sealed = (await isFor(house, request, letter)) ? await findSealed(db, letter.id) : undefined
    if (!sealed?.file) throw new NotFound()
    const [actor, now] = [signedIn(request), house.clock.now()]
    await inTransaction(db, (tx) =>
      record(tx, actor, 'visa-letters.fetched', letter.requestId, { serial: letter.serial }, now),
    )
    const body = openFile({ secrets }, letter.id, sealed.file)
    return sendFile(reply, { name: `${letter.serial}.pdf`, type: 'application/pdf', body, inline: true })
  })
}

async function letterOf({ db }: House, request: Request): Promise<VisaLetter> {
  const serial = serialTyped(SerialPath.parse(request.params).serial)
  const letter = serial && (await findLetter(db, serial))
  if (!letter) throw new NotFound()
  return letter
}

/** The officer, and whom the event names: the participant, the focal point of their organisation, or both. */
async function isFor({ db }: House, request: Request, letter: VisaLetter): Promise<boolean> {
  const actor = signedIn(request)
  if (actor.permissions.has('visa-letters.manage')) return true
  const about = await findRequest(db, letter.requestId)
  const registration = about && (await findRegistration(db, about.registrationId))
  const event = registration && (await findEventById(db, registration.eventId))
  if (!registration || !event || letter.endedAt) return false
  if (registration.personId === actor.personId) return true
  if (event.visaLetterTo === 'participant' || !registration.organisationId) return false
  const decided = await organisationsDecidedBy(db, actor.personId, 'designated')
  return actor.permissions.has('approvals.decide') && decided.includes(registration.organisationId)
}
