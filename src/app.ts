import { accessParts } from './access-parts.ts'
import { accountsAbove } from './accounts-above.ts'
import { affiliationParts } from './affiliation-parts.ts'
import { moveDemoDates } from './demo/index.ts'
import { accessJobs, accessLetters, accessNeed, accessOnDesk, accessRoutes } from './features/access/index.ts'
import {
  accountsJobs,
  accountsLetters,
  accountsRoutes,
  hintsWithin,
  holdersOf,
} from './features/accounts/index.ts'
import {
  affiliationLetters,
  affiliationRoutes,
  claimsNeed,
  confirmationNeed,
  deskLetters,
  deskRoutes,
  directoryLetters,
  directoryRoutes,
  extractJobs,
  extractLetters,
  extractRoutes,
  focalPointJobs,
  focalPointLetters,
  focalPointRoutes,
  focalPointsOnDesk,
  organisationJobs,
  organisationLetters,
  organisationRoutes,
  organisationsOnDesk,
  peopleOfOrganisation,
  peopleRoutes,
} from './features/directory/index.ts'
import {
  administrationJobs,
  administrationLetters,
  administrationRoutes,
  viewingParts,
} from './features/administration/index.ts'
import { documentsOnDesk, documentsRoutes, libraryJobs } from './features/documents/index.ts'
import {
  eventDeskRoutes,
  documentJobs,
  eventRoutes,
  eventsOnDesk,
  findEvent,
  listEvents,
  nextEvents,
} from './features/events/index.ts'
import { meetingJobs, meetingLetters, meetingRoutes, nextMeeting } from './features/meetings/index.ts'
import {
  appPasswordRoutes,
  mailboxJobs,
  mailboxLetters,
  mailPasswordsPart,
} from './features/mailbox/index.ts'
import {
  enquiriesOnDesk,
  enquiryJobs,
  enquiryLetters,
  enquiryRoutes,
  feedbackOnDesk,
} from './features/enquiries/index.ts'
import { helpFor, helpOnDesk, helpRoutes } from './features/help/index.ts'
import { directTransport } from './features/mail-routing/index.ts'
import { mailsOnDesk, messagesRoutes, outboxDeskRoutes } from './features/messages/index.ts'
import { noticesJobs, noticesLetters, noticesOnDesk, noticesRoutes } from './features/notices/index.ts'
import {
  exportJobs,
  exportLetters,
  exportRoutes,
  officeRoutes,
  portalRoutes,
} from './features/portal/index.ts'
import {
  approvalsNeed,
  challengeLetters,
  disputedOnDesk,
  attendingOf,
  decisionJobs,
  decisionLetters,
  exportingJobs,
  exportsOnDesk,
  figuresOnDesk,
  formerAtStake,
  groupMessageJobs,
  groupMessageLetters,
  messagesOnDesk,
  myNextRegistrations,
  onBehalfLetters,
  myStatus,
  myStatuses,
  policyOnDesk,
  registrationJobs,
  registrationsDeskJobs,
  registrationsDeskRoutes,
  registrationsOnDesk,
  registrationLetters,
  registrationRoutes,
  waitingBeside,
} from './features/registrations/index.ts'
import { factorNeed, signInJobs, signInLetters, signInRoutes } from './features/sign-in/index.ts'
import {
  visaLetterJobs,
  visaLetterRoutes,
  visaLettersOnDesk,
  visaLetterWriters,
} from './features/visa-letters/index.ts'
import { roomNeed, webmailJobs, webmailRoutes } from './features/webmail/index.ts'
import { documentsParts } from './documents-parts.ts'
import { agreesToDirectory } from './agrees-to-directory.ts'
import { eventDeskAbove } from './event-desk-above.ts'
import { findActor, staffActor } from './find-actor.ts'
import { lifetimeOf } from './lifetime-of.ts'
import { organisationParts } from './organisation-parts.ts'
import { ownParts } from './own-parts.ts'
import { openAssets } from './platform/assets/index.ts'
import { registrationsDeskParts } from './registrations-desk-parts.ts'
import { listenThrough } from './platform/database/listen.ts'
import type { House } from './platform/house.ts'
import { clearOldVisits, openServer, sendPage, textsOf, type Server } from './platform/http/index.ts'
import type { Texts } from './platform/i18n/index.ts'
import { openJobs, type Job } from './platform/jobs/index.ts'
import type { LetterWriters } from './platform/outgoing-mail/letter.ts'
import { openOutbox } from './platform/outgoing-mail/worker.ts'
import { clearOldCounts } from './platform/rate-limits/index.ts'
import { layout, uiPage } from './platform/ui/index.ts'
import { visitorParts } from './visitor-parts.ts'
import { deskMerges, whenAccountsGo } from './when-accounts-go.ts'
import { whoDecides } from './who-decides.ts'

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

/** Who writes the letter of each occasion. */
export const lettersOf = (house: House): LetterWriters => ({
  ...directoryLetters(house),
  ...affiliationLetters(house, holdersOf),
  ...extractLetters(house),
  ...organisationLetters(house),
  ...focalPointLetters(house, accountsAbove(house)),
  ...deskLetters(house, accountsAbove(house)),
  ...accountsLetters(house, { nameOfWay: nameOfWay(house) }),
  ...signInLetters(house),
  ...accessLetters(house),
  ...registrationLetters(house),
  ...groupMessageLetters(house),
  ...decisionLetters(house),
  ...onBehalfLetters(house),
  ...challengeLetters(house),
  ...exportLetters(house),
  ...visaLetterWriters(house),
  ...meetingLetters(house),
  ...mailboxLetters(house),
  ...enquiryLetters(house),
  ...noticesLetters(house),
  ...administrationLetters(house),
})

/** What runs by itself. */
export const jobsOf = (house: House): Job[] => [
  ...libraryJobs,
  ...extractJobs(holdersOf),
  ...focalPointJobs(accountsAbove(house)),
  ...organisationJobs(organisationParts(house)),
  ...documentJobs,
  ...accountsJobs(house, whenAccountsGo(house)),
  ...signInJobs(house),
  ...accessJobs(accessParts(house)),
  ...exportJobs(ownParts(house)),
  ...registrationsDeskJobs(staffActor(house)),
  ...registrationJobs(house, affiliationParts(house).whenAffiliationApproved),
  ...decisionJobs,
  ...groupMessageJobs,
  ...exportingJobs,
  ...visaLetterJobs(house),
  ...meetingJobs,
  ...mailboxJobs,
  ...webmailJobs,
  ...enquiryJobs,
  ...noticesJobs,
  ...administrationJobs,
  {
    name: 'visits.forget',
    every: '11 * * * *',
    run: async ({ db, clock }) => {
      await clearOldVisits(db, clock.now())
      await clearOldCounts(db, clock.now())
    },
  },
  ...(house.demo
    ? [
        {
          name: 'demo.move-dates',
          every: '*/15 * * * *',
          run: async ({ db, profile, clock }: House) => {
            await moveDemoDates(db, profile.id, clock.now())
          },
        },
      ]
    : []),
]

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

/** The name of what a path leads to, for "back to ...": the title of an event. */
const nameOfWay =
  ({ db }: House) =>
  async (path: string, t: Texts): Promise<string | undefined> => {
    const code = /^\/events\/([A-Z]-\d{8})(?:\/|$)/.exec(path)?.[1]
    const event = code && (await findEvent(db, code))
    return event ? t.words(event.title) : undefined
  }
