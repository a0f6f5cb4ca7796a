import { accessParts } from './access-parts.ts'
import { accountsAbove } from './accounts-above.ts'
import { affiliationParts } from './affiliation-parts.ts'
import { accessNeed, accessOnDesk, accessRoutes } from './features/access/index.ts'
import { accountsRoutes, hintsWithin, holdersOf } from './features/accounts/index.ts'
import {
  affiliationRoutes,
  claimsNeed,
  confirmationNeed,
  deskRoutes,
  directoryRoutes,
  extractRoutes,
  focalPointRoutes,
  focalPointsOnDesk,
  organisationRoutes,
  organisationsOnDesk,
  peopleOfOrganisation,
  peopleRoutes,
} from './features/directory/index.ts'
import { administrationRoutes, viewingParts } from './features/administration/index.ts'
import { documentsOnDesk, documentsRoutes } from './features/documents/index.ts'
import {
  eventDeskRoutes,
  eventRoutes,
  eventsOnDesk,
  listEvents,
  nextEvents,
} from './features/events/index.ts'
import { meetingRoutes, nextMeeting } from './features/meetings/index.ts'
import { appPasswordRoutes, mailPasswordsPart } from './features/mailbox/index.ts'
import { enquiriesOnDesk, enquiryRoutes, feedbackOnDesk } from './features/enquiries/index.ts'
import { helpFor, helpOnDesk, helpRoutes } from './features/help/index.ts'
import { directTransport } from './features/mail-routing/index.ts'
import { mailsOnDesk, messagesRoutes, outboxDeskRoutes } from './features/messages/index.ts'
import { noticesOnDesk, noticesRoutes } from './features/notices/index.ts'
import { exportRoutes, officeRoutes, portalRoutes } from './features/portal/index.ts'
import {
  approvalsNeed,
  disputedOnDesk,
  attendingOf,
  exportsOnDesk,
  figuresOnDesk,
  formerAtStake,
  messagesOnDesk,
  myNextRegistrations,
  myStatus,
  myStatuses,
  policyOnDesk,
  registrationsDeskRoutes,
  registrationsOnDesk,
  registrationRoutes,
  waitingBeside,
} from './features/registrations/index.ts'
import { factorNeed, signInRoutes } from './features/sign-in/index.ts'
import { visaLetterRoutes, visaLettersOnDesk } from './features/visa-letters/index.ts'
import { roomNeed, webmailRoutes } from './features/webmail/index.ts'
import { documentsParts } from './documents-parts.ts'
import { agreesToDirectory } from './agrees-to-directory.ts'
import { eventDeskAbove } from './event-desk-above.ts'
import { findActor } from './find-actor.ts'
import { lifetimeOf } from './lifetime-of.ts'
import { organisationParts } from './organisation-parts.ts'
import { ownParts } from './own-parts.ts'
import { openAssets } from './platform/assets/index.ts'
import { registrationsDeskParts } from './registrations-desk-parts.ts'
import { listenThrough } from './platform/database/listen.ts'
import type { House } from './platform/house.ts'
import { openServer, sendPage, textsOf, type Server } from './platform/http/index.ts'
import { openJobs } from './platform/jobs/index.ts'
import { openOutbox } from './platform/outgoing-mail/worker.ts'
import { layout, uiPage } from './platform/ui/index.ts'
import { visitorParts } from './visitor-parts.ts'
import { deskMerges, whenAccountsGo } from './when-accounts-go.ts'
import { whoDecides } from './who-decides.ts'
import { jobsOf } from './jobs.ts'
import { lettersOf, nameOfWay } from './letter-writers.ts'

export type Running = { readonly address?: string; close(): Promise<void> }

/** Opens the platform, then each room in the order of the staircase. Every listener and part is named here. */
export async function buildServer(house: House): Promise<Server> {
  const { db, config, profile, log } = house
  const server = await openServer(house, {
    findActor: findActor(house),
    lifetimeOf,
    layout,
    assets: await openAssets({ folder: config.dataFolder, profile }),
    loadVisitorParts: visitorParts(house),
    helpFor,
    listen: listenThrough(house.connection, log),
    viewing: viewingParts(house, findActor(house)),
  })
  documentsRoutes(server, house, documentsParts(house))
  directoryRoutes(server, house, { whoDecides, peopleOf: peopleOfOrganisation(house, holdersOf) })
  peopleRoutes(server, house, { holdersOf, agree: agreesToDirectory(house) })
  affiliationRoutes(server, house, { ...affiliationParts(house), atStake: [formerAtStake(house)] })
  extractRoutes(server, house)
  organisationRoutes(server, house, organisationParts(house))
  const accounts = accountsAbove(house)
  focalPointRoutes(server, house, accounts)
  deskRoutes(server, house, {
    accounts,
    affiliations: affiliationParts(house),
    hintsWithin,
    waitsBeside: waitingBeside(house),
  })
  accountsRoutes(server, house, whenAccountsGo(house))
  signInRoutes(server, house, { nameOfWay: nameOfWay(house), besides: mailPasswordsPart(house) })
  messagesRoutes(server, house)
  outboxDeskRoutes(server, house, Object.keys(lettersOf(house)))
  accessRoutes(server, house, accessParts(house))
  eventRoutes(server, house, {
    myStatus: myStatus(house),
    myStatuses: myStatuses(house),
    attending: attendingOf(house),
  })
  eventDeskRoutes(server, house, eventDeskAbove)
  registrationRoutes(server, house, affiliationParts(house).whenAffiliationApproved)
  registrationsDeskRoutes(server, house, registrationsDeskParts(house))
  visaLetterRoutes(server, house)
  meetingRoutes(server, house)
  appPasswordRoutes(server, house)
  webmailRoutes(server, house)
  enquiryRoutes(server, house)
  noticesRoutes(server, house)
  helpRoutes(server, house)
  administrationRoutes(server, house, deskMerges(house))
  exportRoutes(server, house, ownParts(house))
  portalRoutes(server, house, {
    next: async (t, now) =>
      nextEvents(t, (await listEvents(db, { when: 'ahead', page: 1, now })).slice(0, 5)),
    mine: myNextRegistrations(house),
    needs: [
      nextMeeting(house),
      factorNeed,
      approvalsNeed(house),
      claimsNeed(house),
      confirmationNeed(house),
      accessNeed(house),
      roomNeed(house),
    ],
  })
  officeRoutes(server, house, [
    eventsOnDesk(house),
    ...policyOnDesk(),
    registrationsOnDesk(house),
    visaLettersOnDesk(house),
    disputedOnDesk(house),
    ...figuresOnDesk(house),
    mailsOnDesk(house),
    messagesOnDesk(house),
    noticesOnDesk(house),
    helpOnDesk(house),
    exportsOnDesk,
    documentsOnDesk(house),
    accessOnDesk(house),
    enquiriesOnDesk(house),
    feedbackOnDesk(house),
    ...focalPointsOnDesk(house),
    ...organisationsOnDesk(house),
  ])
  if (house.demo) server.get('/_ui', open, (request, reply) => sendPage(reply, 200, uiPage(textsOf(request))))
  return server
}

const open = { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } } as const

/** Answers browsers. */
export async function openWeb(house: House): Promise<Running> {
  const server = await buildServer(house)
  const address = await server.listen({ host: house.config.host, port: house.config.port })
  return { address, close: () => server.close() }
}

/** Straight to other mail servers, where that is wished and there is no relay. */
const directly = ({ smtpUrl, smtpDirect, mailDomain }: House['config']) =>
  !smtpUrl && smtpDirect === 'on' ? directTransport({ name: mailDomain }) : undefined

/** Sends mail and does what is due. */
export async function openWorker(house: House): Promise<Running> {
  const outbox = openOutbox(house, lettersOf(house), { transport: directly(house.config) })
  outbox.start()
  const jobs = await openJobs(house, jobsOf(house))
  return {
    close: async () => {
      await Promise.all([outbox.stop(), jobs.stop()])
    },
  }
}
