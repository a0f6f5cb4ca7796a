import type { House } from '../../../platform/house.ts'
import {
  formOf,
  NotFound,
  notify,
  seeOther,
  sendPage,
  signedIn,
  textsOf,
} from '../../../platform/http/index.ts'
import type { Reply, Request, RouteConfig, Server } from '../../../platform/http/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { findPerson } from '../../directory/index.ts'
import type { Person } from '../../directory/index.ts'
import { changeProfile } from './actions/change-profile.ts'
import { profilePage } from './pages/profile.ts'
import { parseOwnWords } from './parse.ts'

const members = (limit: RouteConfig['limit']) => ({
  config: { permission: 'signed-in', freshness: 'any', limit } as const,
})

/** What I say about myself. */
export function profileRoutes(server: Server, house: House): void {
  const { db, clock, profile } = house

  const show = async (request: Request, reply: Reply, status: number, problems: readonly Problem[] = []) => {
    const person = await findPerson(db, signedIn(request).personId)
    if (!person) throw new NotFound()
    const typed = { ...asTyped(person), ...firstOf(formOf(request)) }
    return sendPage(reply, status, profilePage(textsOf(request), profile, { typed, problems }))
  }

  server.get('/account/profile', members('pages'), (request, reply) => show(request, reply, 200))

  server.post('/account/profile', members('acts'), async (request, reply) => {
    const parsed = parseOwnWords(profile, formOf(request))
    if (!parsed.ok) return show(request, reply, 422, parsed.problems)
    const { changed } = await changeProfile(db, signedIn(request), parsed.value, clock.now())
    notify(request, changed.length > 0 ? 'accounts.profile.saved' : 'accounts.profile.same')
    return seeOther(reply, '/account')
  })
}

/** A person as the form would have been typed. */
const asTyped = (it: Person): Record<string, string> => ({
  name: it.name,
  'badge-name': it.badgeName ?? '',
  'other-script-name': it.otherScriptName ?? '',
  phone: it.phone ?? '',
  country: it.countryCode,
  'job-title': it.jobTitle ?? '',
})

const firstOf = (typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const first = [value].flat()[0]
      return first === undefined ? [] : [[name, first]]
    }),
  )
