import { z } from 'zod'
import type { Place } from '../../mailbox/index.ts'

const text = z.union([z.string(), z.array(z.string())]).optional()
const one = (raw: string | string[] | undefined): string => [raw ?? ''].flat()[0] ?? ''

export const FolderPath = z.object({ folder: z.string().max(60) })
export const MessagePath = FolderPath.extend({
  message: z.uuid().catch('00000000-0000-0000-0000-000000000000'),
})
export const FilePath = MessagePath.extend({ number: z.coerce.number().int().min(0).max(1000).catch(1000) })
export const PicturePath = z.object({ token: z.string().max(6000) })

export const ListQuery = z.object({ before: text.transform((raw) => placeOf(one(raw))) })

/** What of a letter is shown, and how: its pictures, its words alone. */
export const LetterQuery = z.object({
  before: text.transform(one),
  pictures: text.transform((raw) => one(raw) === 'on'),
  print: text.transform((raw) => one(raw) === 'on'),
  as: text.transform((raw) =>
    one(raw) === 'text' ? ('text' as const) : one(raw) === 'html' ? ('html' as const) : undefined,
  ),
})

export const acts = ['read', 'unread', 'flag', 'unflag', 'archive', 'junk', 'inbox', 'trash'] as const
export type Act = (typeof acts)[number]

const most = 200

export const ActForm = z.object({
  pick: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((raw) =>
      [raw ?? []]
        .flat()
        .filter((id) => z.uuid().safeParse(id).success)
        .slice(0, most),
    ),
  /** One of the acts, or `to:` and a folder. */
  act: text.transform(one),
  /** A conversation stands once in a list: what is done to it is done to all its messages here. */
  whole: text.transform((raw) => one(raw) === 'yes'),
  back: text.transform(one),
})

/** A place in a list as an address says it. */
export const placeText = ({ internalDate, uid }: Place): string => `${internalDate.getTime()}-${uid}`

export function placeOf(text: string): Place | undefined {
  const [, at, uid] = /^(\d{1,14})-(\d{1,10})$/.exec(text) ?? []
  if (at === undefined || uid === undefined) return undefined
  const internalDate = new Date(Number(at))
  return Number.isNaN(internalDate.getTime()) ? undefined : { internalDate, uid: Number(uid) }
}
