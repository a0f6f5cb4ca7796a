import { accessParts } from './access-parts.ts'
import { accountsAbove } from './accounts-above.ts'
import { affiliationParts } from './affiliation-parts.ts'
import { moveDemoDates } from './demo/index.ts'
import { accessJobs } from './features/access/index.ts'
import { accountsJobs, holdersOf } from './features/accounts/index.ts'
import { extractJobs, focalPointJobs, organisationJobs } from './features/directory/index.ts'
import { administrationJobs } from './features/administration/index.ts'
import { libraryJobs } from './features/documents/index.ts'
import { documentJobs } from './features/events/index.ts'
import { meetingJobs } from './features/meetings/index.ts'
import { mailboxJobs } from './features/mailbox/index.ts'
import { enquiryJobs } from './features/enquiries/index.ts'
import { noticesJobs } from './features/notices/index.ts'
import { exportJobs } from './features/portal/index.ts'
import {
  decisionJobs,
  exportingJobs,
  groupMessageJobs,
  registrationJobs,
  registrationsDeskJobs,
} from './features/registrations/index.ts'
import { signInJobs } from './features/sign-in/index.ts'
import { visaLetterJobs } from './features/visa-letters/index.ts'
import { webmailJobs } from './features/webmail/index.ts'
import { staffActor } from './find-actor.ts'
import { organisationParts } from './organisation-parts.ts'
import { ownParts } from './own-parts.ts'
import type { House } from './platform/house.ts'
import { clearOldVisits } from './platform/http/index.ts'
import { type Job } from './platform/jobs/index.ts'
import { clearOldCounts } from './platform/rate-limits/index.ts'
import { whenAccountsGo } from './when-accounts-go.ts'

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
