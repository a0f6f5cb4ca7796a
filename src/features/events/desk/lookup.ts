import { z } from 'zod'
import type { House } from '../../../platform/house.ts'
import { NotFound, type Request } from '../../../platform/http/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Typed } from '../../../values/problem.ts'
import { findAccount } from '../../accounts/index.ts'
import { findPerson } from '../../directory/index.ts'
import { EventPath } from '../parse.ts'
import type { EventView } from '../types.ts'
import { findForDesk } from './store/find.ts'

/** The event of this address, in any state; an unknown code is not found. */
export async function eventAt({ db }: Pick<House, 'db'>, request: Request): Promise<EventView> {
  const event = await findForDesk(db, EventPath.parse(request.params).code)
  if (!event) throw new NotFound()
  return event
}

const LanguagePath = z.object({ language: z.string().catch('') })

/** The language of this address, if it is one of the body's. */
export function languageAt({ profile }: Pick<House, 'profile'>, request: Request): string {
  const { language } = LanguagePath.parse(request.params)
  if (!profile.languages.includes(language)) throw new NotFound()
  return language
}

/** The revision that a form was made from; undefined when it carries none. */
export function revisionIn(typed: Typed): number | undefined {
  const sent = [typed['revision'] ?? ''].flat()[0] ?? ''
  return /^\d{1,9}$/.test(sent) ? Number(sent) : undefined
}

/** What somebody at the desk is called, for a colleague. */
export async function nameOfAccount({ db }: Pick<House, 'db'>, id: AccountId): Promise<string | undefined> {
  const account = await findAccount(db, id)
  return account && (await findPerson(db, account.personId))?.name
}
