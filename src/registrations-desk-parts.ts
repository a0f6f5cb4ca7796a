import {
  accountOfPerson,
  affiliationsOfPerson,
  historyOfPerson,
  mailsOfPerson,
  registrationsOfPerson,
  type RegistrationsDeskParts,
} from './features/registrations/index.ts'
import { visaOfRegistration, visasOfPerson } from './features/visa-letters/index.ts'
import type { House } from './platform/house.ts'

/** What each room tells staff about one registration, and about one person, in the order in which it stands. */
export const registrationsDeskParts = (house: House): RegistrationsDeskParts => ({
  ofRegistration: [visaOfRegistration(house)],
  ofPerson: [
    accountOfPerson,
    registrationsOfPerson(house),
    visasOfPerson(house),
    affiliationsOfPerson(house),
    mailsOfPerson(house),
    historyOfPerson(house),
  ],
})
