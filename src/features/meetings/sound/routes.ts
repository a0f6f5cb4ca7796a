import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  visitOf,
  type Request,
  type Server,
} from '../../../platform/http/index.ts'
import { NotTaken, takeUpgrades, type Upgrade } from '../../../platform/http/upgrades.ts'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import { claimsOf } from '../media/enter.ts'
import type { StageKeeper } from '../media/keeper.ts'
import { SittingPath } from '../parse.ts'
import { findMine, findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'
import { oneMeeting, type SittingView } from '../view.ts'
import { boothPage } from './pages/booth.ts'
import { BoothForm, ListenForm } from './parse.ts'
import { pipeToMedia } from './pipe.ts'
import { channelChosen } from './rules.ts'
import { languagesOf, saveChoice } from './store.ts'
import { newTicket, takeTicket } from './ticket.ts'
import { soundView } from './view.ts'

const look = { config: { permission: 'signed-in', freshness: 'any', limit: 'pages' } } as const
const act = { config: { permission: 'signed-in', freshness: 'any', limit: 'acts' } } as const

const at = '/meetings/:sitting'
/** Where lines of sound are opened; the ticket says for which sitting. */
const door = '/media/sound'

/** Sound without UDP, the channels of a sitting, and the booths of its interpreters. */
export function soundRoutes(server: Server, house: House, keeper: StageKeeper | undefined): void {
  server.post(`${at}/sound`, act, async (request, reply) => {
    const { media: link } = house
    if (!link) return reply.code(503).send()
    const sitting = sittingOf(request)
    if (!(await claimsOf(house, link, signedIn(request), sitting))) return reply.code(410).send()
    const ticket = newTicket(house, { about: sitting, visit: visitOf(request).id })
    return reply.send({ address: `${door}?sitting=${sitting}`, ticket })
  })

  server.post(`${at}/channel`, act, async (request, reply) => {
    const { sitting } = await inside(house, request)
    const languages = await languagesOf(house.db, sitting)
    const listensTo = channelChosen(ListenForm.parse(formOf(request)).channel, languages)
    await saveChoice(house.db, sitting, signedIn(request).personId, { listensTo }, house.clock.now())
    return seeOther(reply, `/meetings/${sitting.id}/room#sound`)
  })

  server.get(`${at}/booth`, look, async (request, reply) => {
    const view = await inside(house, request)
    const sound = await soundView(house, view, signedIn(request).personId)
    if (!sound.isInterpreter) return seeOther(reply, `/meetings/${view.sitting.id}/room`)
    return sendPage(reply, 200, boothPage(textsOf(request), view, sound, house.clock.now()), {
      usesDevices: true,
    })
  })

  server.post(`${at}/booth`, act, async (request, reply) => {
    const { sitting, role } = await inside(house, request)
    if (role !== 'interpreter') throw new NotFound()
    const languages = await languagesOf(house.db, sitting)
    const { listen, speak } = BoothForm.parse(formOf(request))
    const [listensTo, booth] = [channelChosen(listen, languages), channelChosen(speak, languages)]
    const choice = { listensTo, ...(booth !== 'floor' && { speaksTo: booth }) }
    await saveChoice(house.db, sitting, signedIn(request).personId, choice, house.clock.now())
    return seeOther(reply, `/meetings/${sitting.id}/booth`)
  })

  const { media: link } = house
  if (link && keeper) takeUpgrades(server, door, (upgrade) => openLine(house, link, keeper, upgrade))
}

/** Opens a line for whoever has a ticket for this sitting and is inside it at this moment. */
async function openLine(house: House, link: MediaLink, keeper: StageKeeper, upgrade: Upgrade): Promise<void> {
  const { actor, visit, request, socket } = upgrade
  const { sitting: id } = SittingPath.parse({ sitting: queryOf(request.url).get('sitting') ?? '' })
  if (!actor || !(await takeTicket(house, ticketOf(upgrade), { about: id, visit }))) throw new NotTaken(403)
  const claims = await claimsOf(house, link, actor, id)
  const sitting = await findSitting(house.db, id)
  if (!claims || !sitting) throw new NotTaken(403)
  const [{ role }, languages] = [
    await findMine(house.db, sitting, actor.personId),
    await languagesOf(house.db, sitting),
  ]
  const about = new URLSearchParams({
    languages: languages.join(' '),
    interprets: role === 'interpreter' ? 'yes' : 'no',
  })
  socket.on('close', keeper.hold(id))
  await pipeToMedia(link, claims, `sound?${about.toString()}`, upgrade)
}

/** The ticket stands among the protocols a browser names, since it can say nothing else of its own and addresses are logged. */
export function ticketOf({ request }: Pick<Upgrade, 'request'>): string {
  const names = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return names.find((name) => name.startsWith('ticket.'))?.slice('ticket.'.length) ?? ''
}

const queryOf = (url = ''): URLSearchParams => new URL(url, 'http://here').searchParams
const sittingOf = (request: Request): SittingId => SittingPath.parse(request.params).sitting

/** The sitting of the address for somebody who is inside it; for others there is none. */
async function inside(house: House, request: Request): Promise<SittingView> {
  const view = await oneMeeting(house, signedIn(request), sittingOf(request))
  if (!view?.isInside) throw new NotFound()
  return view
}
