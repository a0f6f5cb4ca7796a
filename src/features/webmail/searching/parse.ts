import { z } from 'zod'

const text = z.union([z.string(), z.array(z.string())]).optional()
const one = (raw: string | string[] | undefined): string => [raw ?? ''].flat()[0] ?? ''

export const SearchQuery = z.object({
  q: text.transform((raw) => one(raw).trim().slice(0, 500)),
  /** The folder one came from. */
  in: text.transform((raw) => one(raw).slice(0, 60)),
  page: z.coerce.number().int().min(1).max(40).catch(1),
})
