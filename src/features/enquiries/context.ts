import type { House } from '../../platform/house.ts'
import { queryOf, type Request } from '../../platform/http/index.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { findEvent } from '../events/index.ts'
import type { AboutWords } from './pages/words.ts'
import { ContactQuery } from './parse.ts'
import { aboutOf, deskFor } from './rules.ts'
import type { About, Desk } from './types.ts'

/** What somebody came from: named in the address, else the page of ours that led here. */
export function contextOf(request: Request): {
  readonly about: About | undefined
  readonly desk: Desk | undefined
} {
  const { about: named, topic } = ContactQuery.parse(queryOf(request))
  const about = aboutOf(named === '' ? cameFrom(request) : named)
  return { about, desk: topic ?? deskFor(about) }
}

/** The path of our own page that the browser says it came from; pages that hide their address say nothing. */
export function cameFrom(request: Request): string {
  const { referer } = request.headers
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined
  // An address without its port means the usual one.
  const here = from && `${from.protocol}//${request.host}`
  return from && here && URL.canParse(here) && new URL(here).host === from.host ? from.pathname : ''
}

/** What it is about as people call it. A meeting that is not published has no title for anybody. */
export async function wordsOfAbout(
  { db }: Pick<House, 'db'>,
  t: Texts,
  about: About | undefined,
): Promise<AboutWords | undefined> {
  if (!about) return undefined
  const event = about.kind === 'event' ? await findEvent(db, about.ref) : undefined
  return { about, title: event && t.words(event.title) }
}
