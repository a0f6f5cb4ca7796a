import { ownAccess } from './features/access/index.ts'
import { ownAccount } from './features/accounts/index.ts'
import { ownAudit } from './features/audit/index.ts'
import { ownPerson } from './features/directory/index.ts'
import { ownEnquiries } from './features/enquiries/index.ts'
import { ownDocuments } from './features/documents/index.ts'
import { ownNominations } from './features/events/index.ts'
import { ownMailbox } from './features/mailbox/index.ts'
import { ownMeetings } from './features/meetings/index.ts'
import { ownMessages } from './features/messages/index.ts'
import { ownDismissals } from './features/notices/index.ts'
import type { OwnParts } from './features/portal/index.ts'
import { ownNotes, ownRegistrations, ownSavedViews } from './features/registrations/index.ts'
import { ownVisas } from './features/visa-letters/index.ts'
import type { House } from './platform/house.ts'

/** What every room keeps about somebody, for the copy they may have of it; the names stand in the file for machines. */
export const ownParts = (house: House): OwnParts => ({
  account: ownAccount(house),
  person: ownPerson(house),
  access: ownAccess(house),
  registrations: ownRegistrations(house),
  savedViews: ownSavedViews(house),
  notes: ownNotes(house),
  nominations: ownNominations(house),
  documents: ownDocuments(house),
  visas: ownVisas(house),
  meetings: ownMeetings(house),
  mailbox: ownMailbox(house),
  messages: ownMessages(house),
  enquiries: ownEnquiries(house),
  notices: ownDismissals(house),
  acts: ownAudit(house),
})
