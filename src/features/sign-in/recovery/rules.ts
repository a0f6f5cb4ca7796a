import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { AccountLink } from '../../accounts/links/types.ts'

/** The purpose of a link to a new password. */
export const recovery = 'recovery'

/** How long it works. */
export const recoveryWorksFor = 30 * 60_000

/** Whether a link to a new password still works: once, for half an hour, the newest one only. */
export function decideReset(it: AccountLink | undefined, now: Date): AccountLink | Refusal {
  if (!it) return refuse('sign-in.recovery-unknown')
  if (it.usedAt || it.endedAt) return refuse('sign-in.recovery-used')
  if (it.expiresAt <= now) return refuse('sign-in.recovery-expired')
  return it
}

/** What somebody may say they typed. Saying nothing is fine: then it is found out. */
export const recoveryKinds = ['email', 'username', 'contact', 'name'] as const
export type RecoveryKind = (typeof recoveryKinds)[number]

export type AskedRecovery = { readonly name: string; readonly kind?: RecoveryKind | undefined }

/**
 * What is looked for, one after the other until something is found: an account by its user name or an address, or
 * people by the words of their name. An address among the words settles it, so that whoever shares a name can add one.
 */
export type Looking =
  { readonly by: 'identifier'; readonly typed: string } | { readonly by: 'name'; readonly typed: string }

export function decideLooking({ name, kind }: AskedRecovery): readonly Looking[] {
  const typed = name.trim()
  if (typed === '') return []
  const address = typed.split(/[\s<>,;]+/u).find((word) => /.@./u.test(word))
  if (address) return [{ by: 'identifier', typed: address }]
  if (kind === 'name') return [{ by: 'name', typed }]
  if (kind) return [{ by: 'identifier', typed }]
  return [
    { by: 'identifier', typed },
    { by: 'name', typed },
  ]
}

/** So many people of one name are written to, each about their own account; more are too many to bother. */
export const mostNamesakes = 3

const hour = 3_600_000
const day = 24 * hour
const mostAnHour = 3
const mostADay = 10
const nameEvery = 7 * day

/** How far back earlier recoveries of an account matter. */
export const rememberedFor = nameEvery

export type Earlier = { readonly createdAt: Date; readonly isByName: boolean }

/** A link that was mailed before, as one that counts. */
export const earlierOf = ({ createdAt, facts }: AccountLink): Earlier => ({
  createdAt,
  isByName: facts['by'] === 'name',
})

/**
 * Whether one more mail goes to an account: three an hour and ten a day, whatever was typed; a name, which many people
 * know, causes one a week.
 */
export function mayWriteAgain(isByName: boolean, earlier: readonly Earlier[], now: Date): boolean {
  const within = (age: number) => (one: Earlier) => now.getTime() - one.createdAt.getTime() < age
  if (isByName && earlier.filter(within(nameEvery)).some((one) => one.isByName)) return false
  return earlier.filter(within(hour)).length < mostAnHour && earlier.filter(within(day)).length < mostADay
}

/** An address of which its owner knows which one it is, and somebody who reads along does not learn it. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = '', ...rest] = [...address.slice(0, at)]
  return `${first}${rest.length > 1 ? '•••' + (rest.at(-1) ?? '') : '•••'}${address.slice(at)}`
}
