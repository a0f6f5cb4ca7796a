import { readCast } from './read-cast.ts'

/** Somebody one can be in the demo. Newcomers have no account yet: only a name and an address to sign up with. */
export type CastMember = {
  readonly role: string
  readonly name: string
  readonly username: string
  readonly email: string
  readonly password: string
}

/** Everybody of the cast who has a role, newcomers first. */
export function castList(profileId: string): CastMember[] {
  const cast = readCast(profileId)
  if (!cast) return []
  const { newcomers, people, password } = cast.people
  const holders = people.flatMap(({ role, name, username, email }) =>
    role ? [{ role, name, username, email, password }] : [],
  )
  return [...newcomers.map((it) => ({ ...it, username: '', password: '' })), ...holders]
}
