import { hashSync } from '@node-rs/argon2'
import { askAddress } from '../../../src/features/accounts/addresses/actions/ask-address.ts'
import { confirmAddress } from '../../../src/features/accounts/addresses/actions/confirm-address.ts'
import { undoChange } from '../../../src/features/accounts/addresses/actions/undo-change.ts'
import { completeSignUp } from '../../../src/features/accounts/actions/complete-sign-up.ts'
import { signUp } from '../../../src/features/accounts/actions/sign-up.ts'
import { closeAccount } from '../../../src/features/accounts/closing/actions/close-account.ts'
import { reopenAccount } from '../../../src/features/accounts/closing/actions/reopen-account.ts'
import { blockAccount } from '../../../src/features/accounts/life/actions/block.ts'
import { confirmFourEyes } from '../../../src/features/accounts/life/actions/four-eyes.ts'
import { mergeAccounts } from '../../../src/features/accounts/merging/actions/merge-accounts.ts'
import { undoMerge } from '../../../src/features/accounts/merging/actions/undo-merge.ts'
import { savePassword } from '../../../src/features/accounts/store/accounts.ts'
import { linkTokenOf } from '../../../src/features/accounts/store/links.ts'
import { recover } from '../../../src/features/sign-in/actions/recover.ts'
import { resetPassword } from '../../../src/features/sign-in/actions/reset-password.ts'
import { signIn } from '../../../src/features/sign-in/actions/sign-in.ts'
import type { BeginSession } from '../../../src/features/sign-in/actions/let-in.ts'
import { lockAccount } from '../../../src/features/sign-in/lock/actions/lock-account.ts'
import { tellOfNewDevice } from '../../../src/features/sign-in/lock/actions/tell-of-new-device.ts'
import { activateWith } from '../../../src/features/sign-in/welcome/actions/activate.ts'
import { beginAccount } from '../../../src/features/sign-in/welcome/actions/begin-account.ts'
import { endCodes } from '../../../src/features/sign-in/welcome/actions/end-codes.ts'
import { leaveActivation } from '../../../src/features/sign-in/welcome/actions/leave.ts'
import { openCode } from '../../../src/features/sign-in/welcome/actions/open-code.ts'
import {
  reinitialise,
  reinitialiseByLink,
} from '../../../src/features/sign-in/welcome/actions/reinitialise.ts'
import { unblock } from '../../../src/features/sign-in/welcome/actions/unblock.ts'
import { codeOf } from '../../../src/features/sign-in/welcome/code.ts'
import { signInFourEyes } from '../../../src/features/sign-in/welcome/four-eyes.ts'
import { inTransaction } from '../../../src/platform/database/database.ts'
import { newId } from '../../../src/platform/ids.ts'
import { endSessionsOf } from '../../../src/platform/sessions/store.ts'
import { beginVisit } from '../../../src/platform/sessions/visit-in-hand.ts'
import { operator, stranger } from '../../../src/values/actor.ts'
import type { SignedIn } from '../../../src/values/actor.ts'
import type { Id } from '../../../src/values/ids.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import type { TestHouse } from '../../support/house.ts'
import { reasons, waits, type Aimed, type Kind } from './world.ts'

const password = 'seven green lanterns'
const weakHash = hashSync(password, { memoryCost: 8, timeCost: 1 })

type RealAccount = { readonly id: Id; readonly personId: Id; readonly userName: string }

/** One walk through the real house: the same steps, on PostgreSQL. Accounts are named by their place, as in the model. */
export class Walk {
  readonly accounts: RealAccount[] = []
  readonly #signUps: Id[] = []
  readonly #opened: { link: Id; opening: number }[] = []
  readonly #house: TestHouse
  readonly #officers: readonly [SignedIn, SignedIn]
  readonly #name: string

  constructor(house: TestHouse, officers: readonly [SignedIn, SignedIn], name: string) {
    this.#house = house
    this.#officers = officers
    this.#name = name
  }

  /** Every walk has addresses of its own. */
  address(model: string): string {
    return model.replace('@', `@${this.#name}.`)
  }

  /** Does a step. Whether it was done, or refused. */
  async act(it: Aimed): Promise<boolean> {
    const outcome = await this.#acts[it.kind](it)
    return !isRefusal(outcome) && outcome !== false
  }

  get #now(): Date {
    return this.#house.clock.now()
  }

  #of(it: { readonly place: number }): RealAccount {
    const one = this.accounts[it.place]
    if (!one) throw new Error(`there is no account ${it.place}`)
    return one
  }

  #actor({ id, personId, userName }: RealAccount): SignedIn {
    const nothing = { permissions: new Set<string>(), withheld: new Set<string>() }
    return { kind: 'person', accountId: id, personId, name: userName, assurance: 'one-factor', ...nothing }
  }

  async #linkId(place: number, purpose: string, nth: number): Promise<Id> {
    const { id } = this.#of({ place })
    const rows = await this.#house.db
      .selectFrom('account_link')
      .select('id')
      .where('account_id', '=', id)
      .where('purpose', '=', purpose)
      .orderBy('id')
      .execute()
    const row = rows[nth]
    if (!row) throw new Error(`account ${place} has no ${purpose} ${nth}`)
    return row.id
  }

  async #token({ link }: Aimed): Promise<string> {
    if (!link) return ''
    const id = await this.#linkId(Number(link.accountId), link.purpose, link.nth)
    return linkTokenOf(this.#house.secrets, link.purpose, id)
  }

  async #begun(id: Id, personId: Id, userName: string, how: number): Promise<true> {
    this.accounts.push({ id, personId, userName })
    if (how % 4 === 3)
      await this.#house.db
        .insertInto('role_grant')
        .values({ id: newId(), account_id: id, role: 'badge-desk', granted_at: this.#now })
        .execute()
    return true
  }

  /** As the door does it: the session begins, and an unknown device is told of. */
  #begin(isNewDevice: boolean): BeginSession {
    const { secrets } = this.#house
    return async (tx, accountId, _assurance, before) => {
      const device = { name: 'Firefox, Linux', network: '192.0.2' }
      if (before && isNewDevice) await tellOfNewDevice(tx, this.#house, before, device, this.#now)
      const about = { token: () => secrets.random(32), device: device.name, accountId }
      await beginVisit(tx, newId(), {}, this.#now, about)
      return () => {}
    }
  }

  #attempt({ account }: Aimed, tried: string) {
    // A mark of its own each time: how guesses are slowed down is not what is walked here.
    const mark = newId()
    const { userName } = this.#of(account)
    return { name: userName, password: tried, network: undefined, knownMark: () => mark }
  }

  readonly #acts: Readonly<Record<Kind, (it: Aimed) => Promise<unknown>>> = {
    signUp: async ({ address }) => {
      const { db, secrets } = this.#house
      const answers = {
        name: 'Walking Person',
        countryCode: 'GH',
        language: 'en',
        category: 'unknown',
        organisation: { kind: 'unknown' },
        consents: [],
      } as const
      const it = { email: this.address(address), answers, returnTo: null }
      const made = await signUp(db, secrets, it, this.#now)
      if (!isRefusal(made)) this.#signUps.push(made.id)
      return made
    },
    verify: async ({ signUp: place, how }) => {
      const id = this.#signUps[place] as Id
      const made = await inTransaction(this.#house.db, (tx) =>
        completeSignUp(tx, stranger, id, weakHash, [], this.#now),
      )
      return isRefusal(made) ? made : this.#begun(made.accountId, made.personId, made.userName, how)
    },
    create: async ({ address, how }) => {
      const it = { name: 'Walking Person', email: this.address(address), countryCode: 'GH', language: 'en' }
      const made = await inTransaction(this.#house.db, (tx) =>
        beginAccount(tx, this.#house, operator, it, this.#now),
      )
      return isRefusal(made) ? made : this.#begun(made.accountId, made.personId, made.userName, how)
    },
    open: async ({ account, link }) => {
      const id = await this.#linkId(account.place, 'welcome', link?.nth ?? 0)
      const typed = codeOf(this.#house.secrets, id)
      const opened = await openCode(this.#house, { typed, network: undefined }, this.#now)
      if (!isRefusal(opened)) this.#opened.push(opened)
      return opened
    },
    leave: async ({ opened }) => {
      const one = this.#opened[opened]
      return one && leaveActivation(this.#house, one, this.#now)
    },
    choose: ({ opened }) =>
      activateWith(
        this.#house,
        this.#opened[opened] ?? { link: newId(), opening: 0 },
        (tx, { id }) => savePassword(tx, id, weakHash, this.#now),
        this.#now,
      ),
    pass: async ({ how }) => {
      this.#house.clock.move(waits[how % waits.length] ?? 0)
      await endCodes(this.#house, this.#now)
      return true
    },
    enter: (it) => signIn(this.#house, this.#attempt(it, password), this.#begin(it.how % 2 === 0), this.#now),
    guess: async (it) => {
      for (let time = 0; time < 1 + (it.how % 3); time++)
        await signIn(this.#house, this.#attempt(it, `wrong ${time}`), this.#begin(false), this.#now)
      return false
    },
    recover: async ({ account }) => {
      await recover(this.#house, { name: this.#of(account).userName, kind: 'username' }, this.#now)
      return true
    },
    reset: async (it) =>
      resetPassword(this.#house, await this.#token(it), password, endSessionsOf, this.#now),
    block: ({ account, how }) => {
      const reason = reasons[how % reasons.length] ?? 'staff'
      return blockAccount(this.#house, this.#officers[0], this.#of(account).id, { reason }, this.#now)
    },
    unblock: ({ account }) =>
      unblock(this.#house, this.#officers[0], this.#of(account).id, { reason: 'asked' }, this.#now),
    again: ({ account, how }) => {
      const by = how % 2 === 0 ? 'staff' : 'focal-point'
      const wish = { by, reason: 'asked' } as const
      return reinitialise(this.#house, this.#officers[0], this.#of(account).id, wish, this.#now)
    },
    confirm: async ({ asked }) => {
      const rows = await this.#house.db
        .selectFrom('four_eyes')
        .select('id')
        .where(
          'account_id',
          'in',
          this.accounts.map(({ id }) => id),
        )
        .orderBy('id')
        .execute()
      const id = rows[asked]?.id ?? newId()
      return confirmFourEyes(this.#house, this.#officers[1], id, signInFourEyes(this.#house), this.#now)
    },
    lock: async (it) => lockAccount(this.#house, await this.#token(it), this.#now),
    restart: async (it) => reinitialiseByLink(this.#house, await this.#token(it), this.#now),
    changeContact: async ({ account, address }) => {
      const one = this.#of(account)
      const asked = { email: this.address(address), isContact: true }
      const outcome = await askAddress(this.#house, this.#actor(one), asked, this.#now)
      if (isRefusal(outcome)) return outcome
      const all = await this.#house.db
        .selectFrom('account_link')
        .select('id')
        .where('account_id', '=', one.id)
        .where('purpose', '=', 'address.confirm')
        .orderBy('id')
        .execute()
      const token = linkTokenOf(this.#house.secrets, 'address.confirm', all.at(-1)?.id ?? '')
      return confirmAddress(this.#house, this.#actor(one), token, this.#now)
    },
    undo: async (it) => undoChange(this.#house, await this.#token(it), this.#now),
    merge: ({ account, other }) => {
      const two = { survivor: this.#of(account).id, merged: this.#of(other).id }
      return inTransaction(this.#house.db, (tx) => mergeAccounts(tx, this.#officers[0], {}, two, this.#now))
    },
    takeApart: ({ account }) =>
      undoMerge(this.#house, this.#officers[0], {}, this.#of(account).id, this.#now),
    close: ({ account }) => closeAccount(this.#house, this.#actor(this.#of(account)), [], this.#now),
    reopen: async (it) => reopenAccount(this.#house.db, await this.#token(it), this.#now),
  }
}
