import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Export, FileForm } from './types.ts'

const hour = 3_600_000
/** How long a file is kept, from when it is there. */
export const keptFor = 24 * hour
/** One that has not grown for so long was left behind by a worker that died. */
export const leftBehindAfter = 2 * 60_000
/** A sheet holds no more lines. */
const mostInSheet = 1_048_575

/** Whether a file of so many lines is made: one at a time for everybody, and no sheet that cannot be opened. */
export function decideExport(
  latest: Pick<Export, 'state'> | undefined,
  form: FileForm,
  lines: number,
): { readonly make: true } | Refusal {
  if (latest?.state === 'asked') return refuse('registrations.export-in-the-making')
  if (lines === 0) return refuse('registrations.export-of-nobody')
  if (form === 'xlsx' && lines > mostInSheet)
    return refuse('registrations.export-too-long', { most: mostInSheet })
  return { make: true }
}

/** Whether a file can be fetched: whole, and its day is not over. */
export const isThere = (it: Pick<Export, 'state' | 'expiresAt'>, now: Date): boolean =>
  it.state === 'ready' && it.expiresAt > now
