import { findAffiliation, organisationName } from './features/directory/index.ts'
import type { House } from './platform/house.ts'
import type { ServerParts } from './platform/http/index.ts'

/** The menu and the name in the header: what this person may go to, and for whom they act. */
export const visitorParts =
  ({ db }: House): NonNullable<ServerParts['loadVisitorParts']> =>
  async (actor, t) => {
    const menu = [{ section: 'events', label: t('portal.menu.events'), href: '/events' }]
    if (actor.kind !== 'person') return { menu }
    menu.push({ section: 'registrations', label: t('portal.menu.registrations'), href: '/registrations' })
    const affiliation = await findAffiliation(db, actor.personId)
    const organisation = affiliation?.organisation && organisationName(affiliation.organisation, t.language)
    return { menu, account: { organisation } }
  }
