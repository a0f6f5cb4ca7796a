import { inTransaction, type Database, type Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { addJob } from '../../platform/jobs/index.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import {
  findAccountByIdentifier,
  findAccountOfPerson,
  recipientOf,
  saveLink,
  type Account,
} from '../accounts/index.ts'
import { findByRegistrationId } from './store/applications.ts'

/** The purpose of the link that shows how applications stand to whoever has the mail. */
export const lookPurpose = 'access.look'

const day = 86_400_000
export const lookWorksFor = 7 * day

export type Asked = { readonly registrationId?: string | undefined; readonly email?: string | undefined }

/** The link in the first mail works as long as an application may have to wait. */
const firstLookWorksFor = 90 * day

/** The link that shows how an application stands, for the mail that says it has come in; undefined without an account. */
export async function firstLook(
  tx: Transaction,
  { secrets }: Pick<House, 'secrets'>,
  personId: PersonId,
  now: Date,
): Promise<Id | undefined> {
  const account = await findAccountOfPerson(tx, personId)
  const expiresAt = new Date(now.getTime() + firstLookWorksFor)
  return account && saveLink(tx, secrets, { purpose: lookPurpose, accountId: account.id, expiresAt }, now)
}

/** Asks how an application stands. Whose it is, is looked up later, by a job, so that no page can tell. */
export const askStatus = (db: Database, asked: Asked): Promise<void> =>
  inTransaction(db, (tx) => addJob(tx, 'access.tell-status', asked))

const hour = 3_600_000

/** Writes to the contact address of whoever was meant, at most once an hour; nobody meant, nobody written to. */
export async function tellStatus({ db, secrets, clock }: House, asked: Asked): Promise<void> {
  const account = await meant(db, asked)
  if (account?.state !== 'active' && account?.state !== 'initial') return
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    const to = await recipientOf(tx, account.personId)
    if (!to) return
    const expiresAt = new Date(now.getTime() + lookWorksFor)
    const link = await saveLink(tx, secrets, { purpose: lookPurpose, accountId: account.id, expiresAt }, now)
    const onceKey = `access.status:${account.id}:${Math.floor(now.getTime() / hour)}`
    const facts = { personId: account.personId, link }
    await tell(tx, { occasion: 'access.status', to, facts, lane: 'now', onceKey }, now)
  })
}

async function meant(db: Database, { registrationId, email }: Asked): Promise<Account | undefined> {
  if (registrationId) {
    const it = await findByRegistrationId(db, registrationId)
    return it && findAccountOfPerson(db, it.personId)
  }
  return email ? findAccountByIdentifier(db, email) : undefined
}
