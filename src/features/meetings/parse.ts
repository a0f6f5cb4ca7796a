import { z } from 'zod'

/** What is no identifier leads to none. */
export const SittingPath = z.object({ sitting: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
