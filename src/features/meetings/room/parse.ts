import { z } from 'zod'
import { line, paragraph } from '../../../platform/forms/index.ts'
import { SittingPath } from '../parse.ts'
import { captionSizes } from './pages/captions.ts'
import { breaks, timesToSpeak } from './pages/lead.ts'

const nothing = '00000000-0000-0000-0000-000000000000'
const id = z.uuid().catch(nothing)

export const ThingPath = SittingPath.extend({ id })
export const KindForm = z.object({ kind: z.enum(['statement', 'point-of-order']).catch('statement') })
export const RequestForm = z.object({ request: id })
export const FloorForm = z.object({
  act: z.enum(['give', 'end', 'up', 'down', 'first', 'strike', 'more']),
  /** Who had the floor when the form was drawn; nobody: empty. */
  while: z.uuid().optional().catch(undefined),
})
export const ListForm = z.object({ list: z.enum(['open', 'closed']) })
export const TimeForm = z.object({
  seconds: z.coerce
    .number()
    .refine((typed) => timesToSpeak.some((one) => one === typed))
    .transform((typed) => typed || null),
})
export const EntryForm = KindForm.extend({ organisation: id })
export const RollForm = z.object({ organisation: id, here: z.enum(['yes', 'no']) })
export const PersonForm = z.object({ person: id })
export const BreakForm = z.object({
  minutes: z.coerce
    .number()
    .refine((typed) => breaks.some((one) => one === typed))
    .transform((typed) => typed || null),
})
export const PauseForm = z.object({ pause: z.enum(['yes', 'no']) })
export const SizeForm = z.object({ size: z.enum(captionSizes).catch('usual') })
export const Words = z.object({ words: paragraph({ max: 1000, missing: 'meetings.chat.nothing' }) })
export const Said = z.object({ said: paragraph({ max: 500, missing: 'meetings.chat.nothing' }) })
export const Caption = z.object({ caption: line({ max: 500, missing: 'meetings.chat.nothing' }) })
export const PartsQuery = z.object({
  have: z.string().max(4000).catch(''),
  find: z.string().max(100).catch(''),
})
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })
export const BeforeQuery = z.object({ before: z.uuid().optional().catch(undefined) })
