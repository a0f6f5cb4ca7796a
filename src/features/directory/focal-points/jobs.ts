import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { AccountsAbove } from './accounts-above.ts'
import {
  askForConfirmation,
  endExpired,
  lookAtAll,
  lookAtChanged,
  remindOfClaims,
} from './actions/by-the-day.ts'

/** What about roles and waiting claims is due by itself. */
export const focalPointJobs = (accounts: AccountsAbove): readonly Job[] => [
  {
    name: 'directory.look-at-holders',
    every: '* * * * *',
    run: (house: House) => lookAtChanged(house, accounts),
  },
  {
    name: 'directory.look-for-focal-points',
    every: '7 * * * *',
    run: (house: House) => lookAtAll(house, accounts),
  },
  {
    name: 'directory.end-roles',
    every: '3 0 * * *',
    run: (house: House) => endExpired(house, accounts),
  },
  {
    name: 'directory.ask-for-confirmation',
    every: '13 4 * * *',
    run: (house: House) => askForConfirmation(house, accounts),
  },
  {
    name: 'directory.remind-of-claims',
    every: '23 4 * * *',
    run: (house: House) => remindOfClaims(house, accounts),
  },
]
