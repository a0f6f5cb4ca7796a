import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import type { Admission } from '../../participation/types.ts'
import type { Registration } from '../types.ts'

/**
 * Whether a registration hangs on the organisation it was made for: somebody had to agree to it, or would have to. One
 * that nobody was asked about stays when its person leaves: they come as themselves.
 */
export const hangsOnOrganisation = (it: Pick<Registration, 'waitsFor'>, way: Admission | Refusal): boolean =>
  it.waitsFor !== null || isRefusal(way) || way.regime !== 'automatic'
