import { z } from 'zod'
import { choice, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { queryIn } from '../groups/query.ts'
import { fileForms, type FileForm } from './types.ts'

export const ExportPath = z.object({ id: z.uuid() })

/** The group, the kind of file and the columns, as a form says them. Which columns there are is decided by who knows the event. */
export function parseExport(typed: Typed): Parsed<{
  readonly query: string
  readonly form: FileForm
  readonly columns: readonly string[]
}> {
  const read = parseForm(z.object({ form: choice(fileForms, 'registrations.export.form-missing') }), typed)
  const columns = [typed['column'] ?? []].flat()
  if (!read.ok) return read
  if (columns.length === 0)
    return { ok: false, problems: [{ field: 'column', code: 'registrations.export.columns-missing' }] }
  return { ok: true, value: { query: queryIn(typed), form: read.value.form, columns } }
}
