import { z } from 'zod'
import { choice, line, paragraph, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { roles } from '../../roles/index.ts'

export type RoleForm = { readonly account: string; readonly role: string; readonly reason: string }

const reason = paragraph({ max: 1000, tooLong: 'administration.reason.too-long' })

/** Who shall be given which role. The reason is needed where two must agree; that is asked for later. */
export const parseRole = (typed: Typed): Parsed<RoleForm> =>
  parseForm(
    z.object({
      account: line({ max: 254, missing: 'administration.roles.account.missing' }),
      role: choice(roles, 'administration.roles.role.missing'),
      reason,
    }),
    typed,
  )

export const parseReason = (typed: Typed): Parsed<{ readonly reason: string }> =>
  parseForm(z.object({ reason }), typed)
