import type { House } from '../../../platform/house.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Account } from '../../accounts/index.ts'

type Needs = Pick<House, 'secrets' | 'clock'>

/**
 * Mail programs sign in every few minutes with the password they were once given. What was proven lately is not hashed again; what
 * was wrong lately is wrong again without counting as another guess, so that a program with an old password closes nobody's account.
 * Both are forgotten with the password, since its hash is part of what is remembered. A name that nobody has is wrong again likewise:
 * where only those that are somebody's were, a stranger could tell them apart.
 */
const remembered = new WeakMap<
  Secrets,
  Map<string, { readonly was: 'right' | 'wrong'; readonly until: number }>
>()
const rememberedFor = 10 * 60_000
const mostRemembered = 20_000

const traceOf = ({ secrets }: Needs, of: Account | string, password: string): string => {
  const who =
    typeof of === 'string' ? `nobody ${of.trim().toLowerCase()}` : `${of.id} ${of.passwordHash ?? ''}`
  return secrets.sign('mailbox.lately', `${who} ${password}`)
}

export function remember(house: Needs, was: 'right' | 'wrong', of: Account | string, password: string): void {
  const all = remembered.get(house.secrets) ?? new Map()
  remembered.set(house.secrets, all)
  if (all.size >= mostRemembered) all.clear()
  all.set(traceOf(house, of, password), { was, until: house.clock.now().getTime() + rememberedFor })
}

export function lately(house: Needs, of: Account | string, password: string): 'right' | 'wrong' | undefined {
  const known = remembered.get(house.secrets)?.get(traceOf(house, of, password))
  return known && known.until > house.clock.now().getTime() ? known.was : undefined
}

const underWay = new WeakMap<Secrets, Map<string, Promise<unknown>>>()

/**
 * Mail programs open many lines at once with one password: while it is being proven, the others wait for what comes of it, since one
 * password tried at once on many lines is one guess. Whatever stands behind it, the wait is the same.
 */
export async function provenOnce<T>(
  house: Needs,
  of: Account | string,
  password: string,
  prove: () => Promise<T>,
): Promise<T> {
  const all = underWay.get(house.secrets) ?? new Map<string, Promise<T>>()
  underWay.set(house.secrets, all)
  const trace = traceOf(house, of, password)
  const proving = (all.get(trace) as Promise<T> | undefined) ?? prove().finally(() => all.delete(trace))
  all.set(trace, proving)
  return proving
}
