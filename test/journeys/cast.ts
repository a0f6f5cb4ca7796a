import type { Program } from '../support/program.ts'

export type CastMember = {
  readonly role: string
  readonly name: string
  readonly username: string
  readonly email: string
  readonly password: string
}

/** Somebody of the demo cast, by their part in it. */
export async function castMember(program: Program, role: string): Promise<CastMember> {
  throw new Error(`the cast of ${program.base} has no ${role}`)
}
