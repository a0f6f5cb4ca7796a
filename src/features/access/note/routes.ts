import { z } from 'zod'
import { paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  signedIn,
  textsOf,
  type Server,
} from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import type { Desk, ShowList } from '../desk.ts'
import { noteField } from './part.ts'
import { writeNote } from './write.ts'

const Organisation = z.object({ organisation: z.uuid() })

/** Leaving a note to whoever decides next. */
export function noteRoutes(server: Server, house: House, { base, permission }: Desk, show: ShowList): void {
  const config = { permission, freshness: 'any', limit: 'acts' } as const
  server.post(`${base}/note`, { config }, async (request, reply) => {
    const about = Organisation.safeParse(formOf(request))
    const organisation = about.success && (await findOrganisation(house.db, about.data.organisation))
    if (!organisation) throw new NotFound()
    const name = noteField(organisation.id)
    const parsed = parseForm(z.object({ [name]: paragraph({ max: 2000 }) }), formOf(request))
    if (!parsed.ok) return show(request, reply, { status: 422, problems: parsed.problems })
    const it = { organisationId: organisation.id, words: parsed.value[name] ?? '' }
    const outcome = await writeNote(house, signedIn(request), it)
    if (isRefusal(outcome)) throw new NotFound()
    const names = { organisation: organisationName(organisation, textsOf(request).language) }
    notify(request, outcome.isKept ? 'access.note.saved' : 'access.note.removed', names)
    return seeOther(reply, base)
  })
}
