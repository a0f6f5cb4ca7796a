import type { Session } from './state.ts'
import type { News, View } from './view.ts'

/**
 * Tells what is new: first how many messages there are, then flags, and what is gone last. Apple Mail begins anew for ever if
 * EXISTS follows EXPUNGE.
 */
export function tellNews(session: Session, news: News): void {
  const { view, out } = session
  if (!view) return
  if (news.count !== undefined) out.line(`${news.count} EXISTS`)
  for (const place of news.flags) out.line(`${place + 1} FETCH (${flagsAt(session, view, place, true)})`)
  for (const place of news.gone) out.line(`${place + 1} EXPUNGE`)
}

/** From now on MODSEQ is spoken; the folder that is open has its own told at once (RFC 7162 3.1). */
export function speakModseq(session: Session): void {
  if (session.saysModseq) return
  session.saysModseq = true
  if (session.view) session.out.line(`OK [HIGHESTMODSEQ ${session.view.modseq}] The last change`)
}

/** A message's flags as FETCH writes them, with its MODSEQ for clients that speak of it. */
export function flagsAt(session: Session, view: View, place: number, withUid: boolean): string {
  const uid = withUid ? `UID ${view.uid(place)} ` : ''
  const modseq = session.saysModseq ? ` MODSEQ (${view.flagModseq(place)})` : ''
  return `${uid}FLAGS (${view.flags(place).join(' ')})${modseq}`
}
