import type { House } from '../../platform/house.ts'
import { formOf, signedIn, type Reply, type Request, type Server } from '../../platform/http/index.ts'
import { addReader, removeReader } from './actions/readers.ts'
import { documentAt, leadBack, sendEdit } from './desk-routes.ts'
import { DocumentPath, parsePerson } from './parse.ts'
import type { DocumentsParts } from './parts.ts'
import { keeps } from './reader.ts'

const act = { config: { permission: keeps, freshness: 'any', limit: 'acts' } } as const
const base = '/desk/documents/:code/readers'

/** The list of people of a document: put on it by user name or address, taken off by name. */
export function readerDeskRoutes(server: Server, house: House, parts: DocumentsParts): void {
  server.post(base, act, (request, reply) => add(house, parts, request, reply))

  server.post(`${base}/:person/removal`, act, async (request, reply) => {
    const { person } = DocumentPath.parse(request.params)
    const outcome = await removeReader(
      house,
      signedIn(request),
      (await documentAt(house, request)).id,
      person,
    )
    return leadBack(house, parts, request, reply, outcome, 'documents.done.reader-removed')
  })
}

async function add(house: House, parts: DocumentsParts, request: Request, reply: Reply): Promise<Reply> {
  const parsed = parsePerson(formOf(request))
  if (!parsed.ok) return sendEdit(house, parts, request, reply, 422, { problems: parsed.problems })
  const person = await parts.findPerson(parsed.value.person)
  const unknown = [{ field: 'person', code: 'documents.problem.person' }]
  if (!person) return sendEdit(house, parts, request, reply, 422, { problems: unknown })
  const outcome = await addReader(house, signedIn(request), (await documentAt(house, request)).id, person.id)
  return leadBack(house, parts, request, reply, outcome, 'documents.done.reader-added')
}
