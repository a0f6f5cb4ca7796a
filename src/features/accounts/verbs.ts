import type { Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { refuse } from '../../values/refusal.ts'
import { findPerson, organisationsOf } from '../directory/index.ts'
import { rolesOf } from '../roles/index.ts'
import { findAccountByIdentifier } from './find.ts'
import { accountStates, blockReasons } from './states.ts'
import { findAccount } from './store/accounts.ts'
import { hintsOf } from './near-duplicates/store.ts'
import { otherThan } from './near-duplicates/rules.ts'
import { consentsOf } from './store/consents.ts'
import { identifiersOf } from './store/identifiers.ts'
import { listAccounts } from './store/list.ts'
import type { Account } from './types.ts'

const list: Verb = {
  noun: 'account',
  verb: 'list',
  summary: 'Lists accounts, the newest first.',
  options: {
    state: { value: 'STATE', summary: `Only those that are ${accountStates.join(', ')}.` },
    reason: { value: 'REASON', summary: `Only those blocked because of ${blockReasons.join(', ')}.` },
    named: {
      value: 'WORDS',
      summary: 'Only people who go by this name: whole words, in any order and script.',
    },
    hints: { summary: 'Only those that may be the same person’s as another.' },
    unused: { summary: 'Only those that nobody has used for long, and whose holder was warned.' },
    limit: { value: 'COUNT', summary: 'At most so many; 50 unless it is said.' },
  },
  examples: [
    'bin/plenary account list',
    'bin/plenary account list --state blocked --json',
    'bin/plenary account list --reason initial-not-changed',
    'bin/plenary account list --named "Mensah Akosua"',
  ],
  async run({ db }, { state, reason, named, hints, unused, limit }) {
    const wanted = accountStates.find((one) => one === state)
    if (state !== undefined && !wanted) return refuse('accounts.state-unknown')
    const because = blockReasons.find((one) => one === reason)
    if (reason !== undefined && !because) return refuse('accounts.block-reason-unknown')
    return listAccounts(db, {
      state: wanted,
      reason: because,
      named: typeof named === 'string' ? named : undefined,
      hints: hints === true,
      unused: unused === true,
      limit: countOf(limit),
    })
  },
}

const countOf = (limit: string | boolean | undefined): number => {
  const count = Number(limit)
  return Number.isInteger(count) && count > 0 ? Math.min(count, 10_000) : 50
}

const show: Verb = {
  noun: 'account',
  verb: 'show',
  summary:
    'Shows one account: its state and why, its person, names, affiliations, roles, consents and hints. Never a secret.',
  options: {
    account: {
      value: 'ACCOUNT',
      summary: 'A user name, an e-mail address or an id.',
      positional: true,
      required: true,
    },
  },
  examples: ['bin/plenary account show mensaha', 'bin/plenary account show akosua@sankofa.example --json'],
  async run(house, { account }) {
    const found = await findOne(house, String(account))
    return found ? described(house, found) : refuse('accounts.unknown')
  },
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const findOne = ({ db }: House, typed: string): Promise<Account | undefined> =>
  uuid.test(typed) ? findAccount(db, typed) : findAccountByIdentifier(db, typed)

async function described({ db }: House, account: Account): Promise<Record<string, unknown>> {
  const { passwordHash, ...plain } = account
  const person = await findPerson(db, account.personId)
  const affiliations = await organisationsOf(db, account.personId)
  return {
    ...plain,
    hasPassword: passwordHash !== null,
    name: person?.name,
    country: person?.countryCode,
    language: person?.language,
    identifiers: (await identifiersOf(db, account.id)).map(({ kind, shown }) => `${kind} ${shown}`),
    affiliations: affiliations.map((one) => `${one.state} ${one.category} ${one.organisation?.name ?? '-'}`),
    roles: await rolesOf(db, account.id),
    hints: (await hintsOf(db, account.id)).map(
      (one) => `${otherThan(one, account.id).id} ${one.reasons.join(', ')}`,
    ),
    consents: (await consentsOf(db, account.personId)).map(
      (one) => `${one.kind} ${one.textVersion} ${one.withdrawnAt ? 'withdrawn' : 'given'}`,
    ),
  }
}

export const accountVerbs: readonly Verb[] = [list, show]
