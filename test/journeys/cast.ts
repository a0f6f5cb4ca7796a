import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { top } from '../run/tools.ts'
import type { Program } from '../support/program.ts'

export type CastMember = {
  readonly name: string
  readonly username: string
  readonly email: string
  readonly password: string
}

type Cast = {
  readonly password: string
  readonly people: (Omit<CastMember, 'password'> & { role?: string })[]
}

/** Somebody of the demo cast, by their part in it. */
export function castMember({ house }: Program, role: string): CastMember {
  const file = join(top, 'db/cast', house.profile.id, 'people.json')
  const { people, password } = JSON.parse(readFileSync(file, 'utf8')) as Cast
  const member = people.find((one) => one.role === role)
  if (!member) throw new Error(`the cast of ${house.profile.id} has no ${role}`)
  return { ...member, password }
}
