import type { Id, OrganisationId } from '../../../../values/ids.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { OrganisationData } from '../types.ts'

/** What a row of a file comes to. */
export type PlannedRow =
  | {
      readonly kind: 'new'
      readonly line: number
      readonly id: OrganisationId
      readonly data: OrganisationData
    }
  | {
      readonly kind: 'changed'
      readonly line: number
      readonly id: OrganisationId
      readonly before: OrganisationData
      readonly data: OrganisationData
    }
  | { readonly kind: 'same'; readonly line: number; readonly id: OrganisationId }
  | RefusedRow

/** A row that cannot be taken over, with everything that is wrong with it. `field` is empty where it is the whole row. */
export type RefusedRow = {
  readonly kind: 'refused'
  readonly line: number
  readonly name: string
  readonly problems: readonly Problem[]
}

export type Counts = Readonly<Record<PlannedRow['kind'], number>>

/** What an import would do, or did. */
export type ImportReport = {
  readonly counts: Counts
  readonly refusedRows: readonly RefusedRow[]
  /** Absent when nothing was written: a dry run, or a file that changes nothing. */
  readonly batchId?: Id
}

/** An import that was made. */
export type Batch = {
  readonly id: Id
  readonly source: string
  readonly madeBy: Id | null
  readonly madeAt: Date
  readonly counts: Counts
  readonly undoneAt: Date | null
}

/** What stands in the way of taking an import back. */
export type Conflict = {
  readonly organisationId: OrganisationId
  readonly line: number
  readonly name: string
  readonly why: 'changed' | 'used' | 'gone'
}
