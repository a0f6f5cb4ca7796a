import { manages, secondLooksForMe } from './features/administration/index.ts'
import { claimsForMe, findAffiliation, organisationName } from './features/directory/index.ts'
import { noticesOnTop } from './features/notices/index.ts'
import { waitingForMe } from './features/registrations/index.ts'
import { unreadOf } from './features/webmail/index.ts'
import type { House } from './platform/house.ts'
import type { ServerParts } from './platform/http/index.ts'

/** The menu and the name in the header: what this person may go to, and for whom they act. */
export const visitorParts =
  (house: House): NonNullable<ServerParts['loadVisitorParts']> =>
  async (actor, t, { path, dismissed }) => {
    const events = { section: 'events', label: t('portal.menu.events'), href: '/events' }
    const directory = { section: 'directory', label: t('portal.menu.directory'), href: '/directory' }
    const documents = { section: 'documents', label: t('documents.title'), href: '/documents' }
    const access = { section: 'access', label: house.profile.accessName, href: '/access' }
    const onTop = noticesOnTop(house)(actor, t, dismissed, path)
    if (actor.kind !== 'person') return { menu: [events, documents, directory, access], banner: await onTop }
    const [banner, count, claims, secondLooks, affiliation, unread] = await Promise.all([
      onTop,
      waitingForMe(house)(actor),
      claimsForMe(house)(actor),
      secondLooksForMe(house)(actor),
      findAffiliation(house.db, actor.personId),
      unreadOf(house)(actor),
    ])
    // What is withheld is named all the same: its door leads to what it still needs.
    const isTheirs = (waiting: number | undefined, permission: string) =>
      waiting !== undefined || actor.withheld.has(permission)
    const registrations = {
      section: 'registrations',
      label: t('portal.menu.registrations'),
      href: '/registrations',
    }
    const approvals = { section: 'approvals', label: t('portal.menu.approvals'), href: '/approvals', count }
    const own = {
      section: 'organisation',
      label: t('directory.desk.menu'),
      href: '/organisation',
      count: claims,
    }
    const serviceDesk = {
      section: 'administration',
      label: t('administration.menu'),
      href: '/admin',
      count: secondLooks,
    }
    const desk = { section: 'desk', label: t('portal.menu.desk'), href: '/desk' }
    const [decides, represents] = [
      isTheirs(count, 'approvals.decide'),
      isTheirs(claims, 'organisation.manage'),
    ]
    const works = actor.permissions.has('portal.desk')
    // Whoever also works here has more in the menu than fits in a line: reading stands under their name then.
    const isShort = !decides && !represents && !works
    const organisation = affiliation?.organisation && organisationName(affiliation.organisation, t.language)
    return {
      banner,
      menu: [
        events,
        registrations,
        ...(decides ? [approvals] : []),
        ...(represents ? [own] : []),
        ...(isShort ? [documents] : []),
        directory,
        ...(unread === undefined
          ? []
          : [{ section: 'mail', label: t('webmail.menu'), href: '/mail', count: unread }]),
        ...(works ? [desk] : []),
        ...(actor.permissions.has(manages) ? [serviceDesk] : []),
      ],
      account: {
        organisation,
        items: [
          { section: 'meetings', label: t('meetings.mine'), href: '/meetings' },
          access,
          ...(isShort ? [] : [documents]),
          { section: 'enquiries', label: t('enquiries.mine.title'), href: '/enquiries' },
        ],
      },
    }
  }
