import type { House } from '../../../platform/house.ts'
import { sessionsOf } from '../../../platform/http/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../../values/own-records.ts'
import { addressesOf } from '../addresses/store.ts'
import { findAccount } from '../store/accounts.ts'
import { consentsOf } from '../store/consents.ts'
import { identifiersOf, userNameOf } from '../store/identifiers.ts'
import type { Account } from '../types.ts'

/** How somebody signs in, what they agreed to, and where they are signed in. Never a password, not even as a hash. */
export const ownAccount =
  ({ db, clock }: Pick<House, 'db' | 'clock'>) =>
  async ({ accountId, personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const [account, names, addresses, consents, sessions] = await Promise.all([
      findAccount(db, accountId),
      identifiersOf(db, accountId),
      addressesOf(db, accountId),
      consentsOf(db, personId),
      sessionsOf(db, accountId, clock.now()),
    ])
    const userName = await userNameOf(db, accountId)
    return {
      title: t('accounts.own.title'),
      records: { account: account && withoutSecrets(account), names, addresses, consents, sessions },
      lists: [
        { rows: account ? accountRows(t, account, userName) : [] },
        {
          name: t('accounts.page.addresses'),
          rows: addresses.map((one): OwnRow => [one.shown, dates(one.since, one.endedAt)]),
        },
        {
          name: t('accounts.page.consents'),
          rows: consents.map((one): OwnRow => [
            t(`accounts.consent.${one.kind}`),
            `${one.textVersion}: ${dates(one.givenAt, one.withdrawnAt)}`,
          ]),
        },
        {
          name: t('accounts.page.sessions'),
          rows: sessions.map((one): OwnRow => [
            one.device || t('accounts.sessions.unknown'),
            dates(one.since, one.seenAt),
          ]),
        },
      ],
    }
  }

const withoutSecrets = ({ passwordHash, blockNote: _forStaff, ...plain }: Account) => ({
  ...plain,
  hasPassword: passwordHash !== null,
})

const accountRows = (t: Texts, it: Account, userName: string): readonly OwnRow[] => [
  [t('accounts.field.user-name'), userName],
  [t('accounts.own.created'), it.createdAt.toISOString()],
  [t('accounts.own.signed-in'), it.signedInAt?.toISOString() ?? '—'],
]

const dates = (from: Date, until: Date | null): string =>
  `${from.toISOString()} – ${until?.toISOString() ?? ''}`.trim()
