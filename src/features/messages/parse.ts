import { z } from 'zod'

export const MessagePath = z.object({ id: z.uuid() })
export const FilePath = MessagePath.extend({ place: z.coerce.number().int().min(0).max(50) })

const page = z.coerce.number().int().min(1).max(100_000).catch(1)

export const MessagesQuery = z.object({ page })
export const OutboxQuery = z.object({ page, to: z.string().trim().max(254).optional().catch(undefined) })
