import type { Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { operator } from '../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../values/refusal.ts'
import { findAccountByIdentifier } from '../accounts/index.ts'
import {
  addAlias,
  archiveMailbox,
  changeQuota,
  createMailbox,
  deleteMailbox,
  resumeMailbox,
  suspendMailbox,
} from './actions/life.ts'
import { listMailboxes, mailboxesOf } from './store/mailboxes.ts'
import { mailboxStates, type Mailbox } from './types.ts'

const megabyte = 1024 * 1024

const account = {
  value: 'ACCOUNT',
  summary: 'A user name or an address of whoever has it.',
  positional: true,
  required: true,
} as const

const list: Verb = {
  noun: 'mailbox',
  verb: 'list',
  summary: 'Lists mailboxes, the newest first.',
  options: {
    state: { value: 'STATE', summary: `Only those that are ${mailboxStates.join(', ')}.` },
    like: { value: 'WORDS', summary: 'Only those with this in their address.' },
    limit: { value: 'COUNT', summary: 'At most so many; 100 unless it is said.' },
  },
  examples: ['bin/plenary mailbox list', 'bin/plenary mailbox list --state suspended --json'],
  async run({ db }, { state, like, limit }) {
    const wanted = mailboxStates.find((one) => one === state)
    if (state !== undefined && !wanted) return refuse('mailbox.state-unknown')
    const count = Number(limit)
    return (
      await listMailboxes(db, {
        ...(wanted && { state: wanted }),
        ...(typeof like === 'string' && { like }),
        ...(Number.isInteger(count) && count > 0 && { limit: count }),
      })
    ).map(shown)
  },
}

const shown = ({ address, state, usedBytes, quotaBytes, createdAt }: Mailbox) => ({
  address,
  state,
  usedMegabytes: Math.round((usedBytes / megabyte) * 10) / 10,
  quotaMegabytes: Math.round(quotaBytes / megabyte),
  createdAt,
})

const create: Verb = {
  noun: 'mailbox',
  verb: 'create',
  summary:
    'Gives an account a mailbox; its address is the user name at the mail domain unless another is said.',
  options: {
    account,
    address: { value: 'NAME', summary: 'What stands before the @, with a dot in it: akosua.mensah.' },
    quota: { value: 'MEGABYTES', summary: 'How much it holds; 500 unless it is said.' },
  },
  examples: ['bin/plenary mailbox create mensaha', 'bin/plenary mailbox create mensaha --quota 2000 --json'],
  async run(house, { account: typed, address, quota }) {
    const found = await findAccountByIdentifier(house.db, String(typed))
    if (!found) return refuse('accounts.unknown')
    const quotaBytes = bytesOf(quota)
    if (isRefusal(quotaBytes)) return quotaBytes
    const wish = {
      accountId: found.id,
      localPart: typeof address === 'string' ? address : undefined,
      quotaBytes,
    }
    const made = await createMailbox(house, operator, wish)
    return isRefusal(made) ? made : shown(made)
  },
}

function bytesOf(typed: string | boolean | undefined): number | undefined | Refusal {
  if (typed === undefined) return undefined
  const megabytes = Number(typed)
  return Number.isInteger(megabytes) && megabytes > 0 ? megabytes * megabyte : refuse('mailbox.quota-unfit')
}

const moves = [
  ['suspend', suspendMailbox, 'Lets nobody in or send; what comes in is kept.'],
  ['resume', resumeMailbox, 'Opens a suspended or archived mailbox again.'],
  ['archive', archiveMailbox, 'Takes nothing in any more; after ninety days it is deleted.'],
  [
    'delete',
    deleteMailbox,
    'Deletes a mailbox and all that is in it, for good. Its address is never given again.',
  ],
] as const

const moving = moves.map(([verb, act, summary]): Verb => ({
  noun: 'mailbox',
  verb,
  summary,
  options: { account },
  examples: [`bin/plenary mailbox ${verb} mensaha`],
  run: async (house, { account: typed }) => {
    const box = await findOne(house, String(typed))
    return isRefusal(box) ? box : act(house, operator, box.id)
  },
}))

const quota: Verb = {
  noun: 'mailbox',
  verb: 'quota',
  summary: 'Says how much a mailbox may hold.',
  options: {
    account,
    megabytes: { value: 'MEGABYTES', summary: 'How much.', positional: true, required: true },
  },
  examples: ['bin/plenary mailbox quota mensaha 2000'],
  async run(house, { account: typed, megabytes }) {
    const box = await findOne(house, String(typed))
    if (isRefusal(box)) return box
    const bytes = bytesOf(megabytes)
    if (bytes === undefined || isRefusal(bytes)) return refuse('mailbox.quota-unfit')
    return changeQuota(house, operator, box.id, bytes)
  },
}

const alias: Verb = {
  noun: 'mailbox',
  verb: 'alias',
  summary: 'Gives a mailbox another address besides its own.',
  options: {
    account,
    name: {
      value: 'NAME',
      summary: 'What stands before the @, with a dot in it.',
      positional: true,
      required: true,
    },
  },
  examples: ['bin/plenary mailbox alias mensaha akosua.mensah'],
  async run(house, { account: typed, name }) {
    const box = await findOne(house, String(typed))
    return isRefusal(box) ? box : addAlias(house, operator, box.id, String(name))
  },
}

async function findOne({ db }: House, typed: string): Promise<Mailbox | Refusal> {
  const found = await findAccountByIdentifier(db, typed)
  const box = found && (await mailboxesOf(db, found.id)).findLast(({ state }) => state !== 'deleted')
  return box ?? refuse('mailbox.none')
}

export const mailboxVerbs: readonly Verb[] = [list, create, ...moving, quota, alias]
