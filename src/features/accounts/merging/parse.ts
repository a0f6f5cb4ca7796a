import { z } from 'zod'
import { line } from '../../../platform/forms/index.ts'

/** How somebody names their other account: its user name or one of its addresses. */
export const MergeForm = z.object({ name: line({ max: 254, missing: 'accounts.problem.merge-name' }) })
