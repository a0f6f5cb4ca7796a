import {
  createAccount,
  findAccount,
  findAccountByIdentifier,
  holdAccount,
  holderOfAccount,
  holdersOf,
  moveAccount,
} from './features/accounts/index.ts'
import { savePerson, type AccountsAbove } from './features/directory/index.ts'
import type { House } from './platform/house.ts'
import { isRefusal, refuse } from './values/refusal.ts'

/** What the directory is told about accounts, and what it asks of them. */
export const accountsAbove = (house: House): AccountsAbove => ({
  holders: holdersOf,
  holderOfAccount,
  personOfAddress: async (db, email) => {
    const account = await findAccountByIdentifier(db, email)
    const survivor = account?.mergedInto ? await findAccount(db, account.mergedInto) : account
    return survivor?.personId
  },
  openAccount: async (tx, actor, it, now) => {
    const personId = await savePerson(
      tx,
      {
        ...it,
        badgeName: null,
        phone: null,
        phoneE164: null,
        jobTitle: null,
        timeZone: null,
      },
      now,
    )
    const account = { personId, name: it.name, email: it.email, passwordHash: null, own: wordsOf(house) }
    const created = await createAccount(tx, actor, account, now)
    if (isRefusal(created)) return created
    const held = await holdAccount(tx, created.accountId)
    if (held) await moveAccount(tx, actor, held, { to: 'initial', act: 'accounts.begun' }, now)
    return personId
  },
  reinitialise: () => Promise.resolve(refuse('directory.desk.cannot-begin-again')),
})

/** Words of the body itself, which nobody may use as a user name. */
const wordsOf = ({ profile: { name, accessName, welcomeWord } }: House): readonly string[] => [
  ...Object.values(name.short),
  accessName,
  welcomeWord,
]
