import { z } from 'zod'

export const NoticePath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
export const VersionPath = NoticePath.extend({ revision: z.coerce.number().int().min(1).catch(0) })
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) })
