import type { Person } from '../../directory/types.ts'

type Words = Pick<Person, 'name' | 'badgeName' | 'otherScriptName' | 'phone' | 'countryCode' | 'jobTitle'>

const fields = ['name', 'badgeName', 'otherScriptName', 'phone', 'countryCode', 'jobTitle'] as const

/** Which of the things a person says about themselves are others now; the audit keeps this, never what they were. */
export const changedFields = (was: Words, is: Words): readonly (keyof Words)[] =>
  fields.filter((field) => was[field] !== is[field])
