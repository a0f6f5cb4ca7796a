import type { Address } from '../../../src/features/accounts/addresses/types.ts'
import type { AccountLink } from '../../../src/features/accounts/links/types.ts'
import type { AccountState, BlockReason } from '../../../src/features/accounts/types.ts'

// A small world of accounts as they ought to be: plain values, moved by the pure rules of the rooms. What is true of it
// is checked after thousands of walks; the real house must then do the same, step for step.

/** A mailed link or code, by its purpose and how many of that purpose the account had before it. */
export type Link = AccountLink & { readonly nth: number }

export type One = {
  readonly place: number
  readonly isPowerful: boolean
  state: AccountState
  reason: BlockReason | null
  stateSince: Date
  hasPassword: boolean
  hasSignedIn: boolean
  sessions: number
  contactChangedAt: Date | null
  addresses: Address[]
  links: Link[]
  mergedInto: number | undefined
  mergedAt: Date | undefined
  /** Transitions as the audit must have them. */
  readonly acts: string[]
  /** Mails that were promised, by occasion. */
  readonly mails: Record<string, number>
}

export type Pending = {
  readonly address: string
  readonly at: Date
  /** The address had enough letters: this one is over at once. */
  readonly isSilent: boolean
  usedAt: Date | null
  endedAt: Date | null
}

export type Asked = {
  readonly account: number
  readonly kind: 'reinitialise' | 'unblock'
  readonly by: 'owner' | 'staff'
  readonly at: Date
  isSettled: boolean
}

export type OpenedCode = { readonly account: number; readonly nth: number; readonly opening: number }

export type World = {
  now: Date
  readonly accounts: One[]
  readonly signUps: Pending[]
  readonly asked: Asked[]
  readonly opened: OpenedCode[]
}

export const emptyWorld = (now: Date): World => ({ now, accounts: [], signUps: [], asked: [], opened: [] })

/** What somebody does: which kind of thing, to whom, with which of several, in which way. */
export const kinds = [
  'signUp',
  'verify',
  'create',
  'open',
  'leave',
  'choose',
  'pass',
  'enter',
  'guess',
  'recover',
  'reset',
  'block',
  'unblock',
  'again',
  'confirm',
  'lock',
  'restart',
  'changeContact',
  'undo',
  'merge',
  'takeApart',
  'close',
  'reopen',
] as const
export type Kind = (typeof kinds)[number]
export type Step = { readonly kind: Kind; readonly who: number; readonly which: number; readonly how: number }

/** The same step with what it aims at in a world: what both the model and the real house understand. */
export type Aimed = {
  readonly kind: Kind
  readonly account: One
  readonly other: One
  readonly address: string
  readonly link: Link | undefined
  readonly signUp: number
  /** Which of the codes that were opened; -1 for none. */
  readonly opened: number
  readonly asked: number
  readonly how: number
}

/** What each kind of step does to the world. True: it was done; false: it was refused, and nothing changed. */
export type Act = (world: World, it: Aimed) => boolean

const minute = 60_000
const hour = 60 * minute
/** How long somebody waits. */
export const waits = [minute, 16 * minute, 2 * hour, 25 * hour, 73 * hour, 8 * 24 * hour] as const
export const reasons: readonly BlockReason[] = ['staff', 'breach', 'focal-point', 'inactive']
const addressesThere = 7

const purposes: Partial<Record<Kind, string>> = {
  open: 'welcome',
  reset: 'recovery',
  lock: 'account.lock',
  restart: 'account.restart',
  undo: 'address.undo',
  reopen: 'account.reopen',
}

const pick = <T>(all: readonly T[], which: number): T | undefined =>
  all.length ? all[which % all.length] : undefined

/** Two times of three somebody does what can be done; else they try whatever comes to mind. */
const sensibly = <T>(all: readonly T[], fits: (one: T) => boolean, { which, how }: Step): T | undefined =>
  (how % 3 === 0 ? undefined : pick(all.filter(fits), which)) ?? pick(all, which)

const fitting: Partial<Record<Kind, (one: One) => boolean>> = {
  unblock: ({ state }) => state === 'blocked',
  takeApart: ({ state }) => state === 'merged',
  enter: ({ state, hasPassword }) => state === 'active' && hasPassword,
  changeContact: ({ state }) => state === 'active',
  close: ({ state }) => state === 'active',
}

/** What a step aims at, or undefined where the world has nothing of the kind yet. Dead links are aimed at too. */
export function aim(world: World, step: Step): Aimed | undefined {
  const { kind, who, which, how } = step
  const address = `a${which % addressesThere}@model.example`
  const purpose = purposes[kind]
  const links = purpose
    ? world.accounts.flatMap((one) => one.links.filter((link) => link.purpose === purpose))
    : []
  const link = sensibly(links, (one) => isLive(one) && one.expiresAt > world.now, step)
  const holder = link && world.accounts[Number(link.accountId)]
  const account = holder ?? sensibly(world.accounts, fitting[kind] ?? (() => true), { ...step, which: who })
  const other = pick(world.accounts, which)
  const signUp = world.signUps.length ? which % world.signUps.length : -1
  const opened = world.opened.length ? which % world.opened.length : -1
  const asked = world.asked.length ? which % world.asked.length : -1
  const nobody = {} as One
  const aimed = { kind, address, link, signUp, opened, asked, how }
  if (kind === 'signUp' || kind === 'create' || kind === 'pass')
    return { ...aimed, account: nobody, other: nobody }
  if (kind === 'verify') return signUp < 0 ? undefined : { ...aimed, account: nobody, other: nobody }
  if (!account || !other) return undefined
  if (purpose && !link) return undefined
  if ((kind === 'leave' || kind === 'choose') && opened < 0) return undefined
  if (kind === 'confirm' && asked < 0) return undefined
  return { ...aimed, account, other }
}

/** The account that a name leads to: itself, or the one it was merged into. */
export function leadsTo(world: World, one: One): One {
  const next = one.mergedInto === undefined ? undefined : world.accounts[one.mergedInto]
  return next ? leadsTo(world, next) : one
}

export const isLive = ({ usedAt, endedAt }: AccountLink): boolean => !usedAt && !endedAt
export const liveOf = ({ links }: One, purpose?: string): Link[] =>
  links.filter((link) => isLive(link) && (!purpose || link.purpose === purpose))
