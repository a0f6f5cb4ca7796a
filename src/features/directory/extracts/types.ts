import type { AccountId, Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** Of what somebody orders an extract. */
export const subjects = ['organisations', 'people'] as const
export type Subject = (typeof subjects)[number]

/** As what: a list to read and print, labels to stick on, a table for a spreadsheet. */
export const forms = ['list', 'labels', 'csv'] as const
export type Form = (typeof forms)[number]

/** How large a label is: eight, fourteen or twenty-four on a sheet. */
export const labelSizes = ['large', 'medium', 'small'] as const
export type LabelSize = (typeof labelSizes)[number]

/** The search whose results the extract holds. */
export type Asked = {
  readonly words: string
  readonly organisationWords?: string | undefined
  readonly organisationId?: OrganisationId | undefined
  readonly countryCode?: string | undefined
  readonly category?: string | undefined
  /** A region of the profile. */
  readonly region?: string | undefined
}

export type Order = {
  readonly subject: Subject
  readonly form: Form
  readonly labelSize: LabelSize | null
  readonly asked: Asked
}

export type Extract = Order & {
  readonly id: Id
  readonly accountId: AccountId
  readonly personId: PersonId
  /** Asked for with the right to see everything. Whether that right still holds is asked anew each time. */
  readonly asStaff: boolean
  readonly language: Language
  readonly state: 'waiting' | 'ready'
  readonly rowsAll: number
  readonly rowsDone: number
  readonly createdAt: Date
  readonly readyAt: Date | null
  readonly expiresAt: Date
}

/** One line of an extract as it was when it was made. What its orderer may no longer see is taken out when it is read. */
export type Line = {
  /** The organisation or the person. */
  readonly id: Id
  readonly name: string
  readonly otherName?: string | undefined
  readonly organisation?: string | undefined
  readonly role?: string | undefined
  readonly unit?: string | undefined
  readonly jobTitle?: string | undefined
  readonly acronym?: string | undefined
  readonly category?: string | undefined
  readonly countryCode?: string | undefined
  readonly address?: string | undefined
  readonly webSite?: string | undefined
  readonly membership?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly languages?: readonly Language[] | undefined
}

/** How many lines one extract may have, and how many extracts one account may order in a day. */
export type Limits = { readonly lines: number; readonly aDay: number }
