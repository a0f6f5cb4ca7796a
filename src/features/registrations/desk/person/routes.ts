import { z } from 'zod'
import type { House } from '../../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  queryOf,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
  type Reply,
  type Request,
  type Server,
} from '../../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { findPerson } from '../../../directory/index.ts'
import { writeNote } from '../notes/actions.ts'
import { notesAbout } from '../notes/store.ts'
import { parseNote, wordsIn } from '../one/parse.ts'
import { accountOf, findPeople } from '../store/people.ts'
import { personPage } from './page.ts'
import type { PersonPart } from './parts.ts'
import { peoplePage } from './search-page.ts'

const look = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'pages' } } as const
const write = { config: { permission: 'registrations.read-all', freshness: 'any', limit: 'acts' } } as const

const PersonPath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })

/** A person's page for staff: what every room tells, and notes. */
export function personRoutes(server: Server, house: House, parts: readonly PersonPart[]): void {
  const show = async (
    request: Request,
    reply: Reply,
    status: number,
    trouble: { readonly problems?: readonly Problem[]; readonly typed?: Typed },
  ) => {
    const [t, actor] = [textsOf(request), signedIn(request)]
    const person = await personOf(house, request)
    const zone = actor.timeZone ?? house.profile.seat.timeZone
    const account = await accountOf(house.db, person.id)
    const asked = { personId: person.id, account, actor, zone }
    const [to, notes, told] = await Promise.all([
      recipientOf(house.db, person.id),
      notesAbout(house.db, { personId: person.id }),
      Promise.all(parts.map((part) => part(asked, t))),
    ])
    const view = { person, address: to?.address, notes, actor, zone, profile: house.profile }
    const page = personPage(t, { ...view, ...trouble, parts: told.filter((one) => one !== undefined) })
    return sendPage(reply, status, page)
  }

  server.get('/desk/people', look, async (request, reply) => {
    const words = wordsIn(queryOf(request))
    const found = words === '' ? [] : await findPeople(house.db, words)
    const page = peoplePage(textsOf(request), { words, found, profile: house.profile })
    return sendPage(reply, 200, page)
  })

  server.get('/desk/people/:id', look, (request, reply) =>
    show(request, reply, 200, { typed: formOf(request) }),
  )

  server.post('/desk/people/:id/notes', write, async (request, reply) => {
    const person = await personOf(house, request)
    const typed = formOf(request)
    const parsed = parseNote(typed)
    if (!parsed.ok) return show(request, reply, 422, { problems: parsed.problems, typed })
    const about = { personId: person.id, registrationId: null }
    await writeNote(house, signedIn(request), about, parsed.value.words)
    notify(request, 'registrations.desk.notes.written')
    return seeOther(reply, `/desk/people/${person.id}#notes`)
  })
}

async function personOf({ db }: House, request: Request) {
  const person = await findPerson(db, PersonPath.parse(request.params).id)
  if (!person) throw new NotFound()
  return person
}
