import { newId } from '../../../platform/ids.ts'
import type { House } from '../../../platform/house.ts'
import type { Id } from '../../../values/ids.ts'
import { takeToken } from '../store/rooms.ts'

/** How long a ticket opens a line, in milliseconds: as long as a browser needs to use it at once. */
const lasts = 60_000
const purpose = 'meetings.sound'

/** What a line is for: this, opened from this browser's visit, and nothing else. */
export type TicketFor = { readonly about: string; readonly visit: Id | undefined }

type Needs = Pick<House, 'secrets' | 'clock' | 'db'>

/** A ticket in letters that may stand in the name of a protocol, so that it is in no address and in no log. */
export function newTicket({ secrets, clock }: Omit<Needs, 'db'>, it: TicketFor): string {
  const said = `${newId()}.${clock.now().getTime() + lasts}`
  return `${said}.${secrets.sign(purpose, wordsOf(said, it))}`
}

/** Takes a ticket, once. False: it was taken, its time is over, or it is for somebody or something else. */
export async function takeTicket(
  { secrets, clock, db }: Needs,
  ticket: string,
  it: TicketFor,
): Promise<boolean> {
  const [id = '', until = '', signature = ''] = ticket.split('.')
  if (!secrets.isSigned(purpose, wordsOf(`${id}.${until}`, it), signature)) return false
  const expiresAt = new Date(Number(until))
  return expiresAt > clock.now() && takeToken(db, id, expiresAt)
}

const wordsOf = (said: string, { about, visit }: TicketFor): string =>
  `${said} ${about} ${visit ?? 'stranger'}`
