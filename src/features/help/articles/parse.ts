import { z } from 'zod'

export const HelpQuery = z.object({ q: z.string().trim().max(100).catch('') })

export const KindPath = z.object({ kind: z.enum(['questions', 'guides', 'technical', 'terms']) })

export const ArticlePath = KindPath.extend({ slug: z.string().max(60) })
