import { z } from 'zod'
import { emailAddress, line, tick } from '../../../platform/forms/index.ts'

/** Another address for the account. */
export const AskForm = z.object({
  email: emailAddress({
    missing: 'accounts.problem.email-missing',
    wrong: 'accounts.problem.email',
    tooLong: 'accounts.problem.email-long',
  }),
  contact: tick(),
})

/** One of the account's own addresses, in its compared form. */
export const PickForm = z.object({ address: line({ max: 260, missing: 'accounts.address-unknown' }) })

export const RequestPath = z.object({ id: z.uuid() })
