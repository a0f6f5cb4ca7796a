import { z } from 'zod'
import type { GivenOptions, Verb } from '../../../platform/command-line.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { operator } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import { blockAccount, blockReasons, findAccount, findAccountByIdentifier } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { beginAccount } from './actions/begin-account.ts'
import type { NewHolder } from './actions/begin-account.ts'
import { reinitialise } from './actions/reinitialise.ts'
import { unblock } from './actions/unblock.ts'
import { activationFigures } from './store.ts'

const account = {
  value: 'ACCOUNT',
  summary: 'A user name, an e-mail address or an id.',
  positional: true,
  required: true,
} as const

const uuid = z.uuid()

const findOne = ({ db }: House, { account: typed }: GivenOptions): Promise<Account | undefined> =>
  uuid.safeParse(typed).success ? findAccount(db, String(typed)) : findAccountByIdentifier(db, String(typed))

const holderIn = ({ profile }: House, options: GivenOptions): NewHolder =>
  z
    .object({
      name: z.string().trim().min(1).max(200),
      email: z.email().max(254),
      country: z
        .string()
        .refine(
          (code) => profile.countries.some((one) => one.code === code),
          'is not in the list of countries',
        ),
      language: z
        .string()
        .refine((tag) => profile.languages.includes(tag), `is none of ${profile.languages.join(', ')}`),
      organisation: uuid.optional(),
    })
    .transform(({ country, organisation, ...it }) => ({
      ...it,
      countryCode: country,
      organisationId: organisation,
    }))
    .parse(options)

const create: Verb = {
  noun: 'account',
  verb: 'create',
  summary:
    'Makes an account for somebody and mails them a welcome code. Nobody can sign in before it is used.',
  options: {
    name: { value: 'NAME', summary: 'Their name as in the passport.', required: true },
    email: {
      value: 'ADDRESS',
      summary: 'Where the code is sent, and what they sign in with.',
      required: true,
    },
    country: { value: 'CODE', summary: 'Two letters, such as GH.', required: true },
    language: { value: 'TAG', summary: 'In which we write to them, such as fr.', required: true },
    organisation: {
      value: 'ID',
      summary: 'An organisation of the list they belong to; its focal point decides.',
    },
  },
  examples: [
    'bin/plenary account create --name "Ngozi Adéyemi" --email ngozi@sankofa.example --country NG --language en',
  ],
  run: (house, options) => {
    const it = holderIn(house, options)
    return inTransaction(house.db, (tx) => beginAccount(tx, house, operator, it, house.clock.now()))
  },
}

const block: Verb = {
  noun: 'account',
  verb: 'block',
  summary:
    'Blocks an account at once: everybody is signed out, and nobody can sign in. Its owner is told by mail.',
  options: {
    account,
    reason: { value: 'REASON', summary: `One of ${blockReasons.join(', ')}; staff unless it is said.` },
    note: { value: 'WORDS', summary: 'For staff only.' },
  },
  examples: ['bin/plenary account block mensaha --note "Lost laptop, ticket 4711"'],
  run: async (house, options) => {
    const found = await findOne(house, options)
    const reason = blockReasons.find((one) => one === (options['reason'] ?? 'staff'))
    if (!found) return refuse('accounts.unknown')
    if (!reason) return refuse('accounts.block-reason-unknown')
    const note = typeof options['note'] === 'string' ? options['note'].slice(0, 1000) : undefined
    return blockAccount(house, operator, found.id, { reason, note }, house.clock.now())
  },
}

const open: Verb = {
  noun: 'account',
  verb: 'unblock',
  summary:
    'Opens a blocked account: as it was, or with a new welcome code where nothing is left to sign in with.',
  options: { account },
  examples: ['bin/plenary account unblock mensaha'],
  run: async (house, options) => {
    const found = await findOne(house, options)
    return found ? unblock(house, operator, found.id, {}, house.clock.now()) : refuse('accounts.unknown')
  },
}

const again: Verb = {
  noun: 'account',
  verb: 'reinitialise',
  summary: 'Begins an account again: password, sessions and links die, and a new welcome code is mailed.',
  options: { account },
  examples: ['bin/plenary account reinitialise akosua@sankofa.example --json'],
  run: async (house, options) => {
    const found = await findOne(house, options)
    const wish = { by: 'staff' } as const
    return found
      ? reinitialise(house, operator, found.id, wish, house.clock.now())
      : refuse('accounts.unknown')
  },
}

const figures: Verb = {
  noun: 'account',
  verb: 'figures',
  summary:
    'Says how activation goes: codes that are out, the median time to the first password, accounts blocked.',
  options: {},
  examples: ['bin/plenary account figures --json'],
  run: ({ db, clock }) => activationFigures(db, clock.now()),
}

/** What an operator does with the life of accounts. What two people must agree on, the machine's operator does alone. */
export const accountLifeVerbs: readonly Verb[] = [create, block, open, again, figures]
