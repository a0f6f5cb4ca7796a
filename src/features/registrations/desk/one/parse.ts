import { z } from 'zod'
import { choice, paragraph, parseForm } from '../../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../../values/problem.ts'
import type { Mode } from '../../types.ts'
import { first } from '../parse.ts'
import { oneActs } from './acts.ts'

/** An act of a registration, as its address names it. */
export const ActPath = z.object({ act: z.enum(oneActs).nullable().catch(null) })

/** What an organisation is searched by. */
export const wordsIn = (typed: Typed): string => {
  const said = first(typed['q'])
  return typeof said === 'string' ? said.trim().slice(0, 120) : ''
}

/** The mode that the page offered, so that what is pressed twice does not move somebody there and back. */
export const parseMode = (typed: Typed): Parsed<{ mode: Mode }> =>
  parseForm(z.object({ mode: choice(['on-site', 'remote'], 'registrations.form.mode.missing') }), typed)

/** One of the organisations that were found. */
export const parseOrganisation = (typed: Typed): Parsed<{ organisation: string }> => {
  const said = first(typed['organisation'])
  const id = z.uuid().safeParse(said)
  return id.success
    ? { ok: true, value: { organisation: id.data } }
    : { ok: false, problems: [{ field: 'organisation', code: 'platform.forms.choose' }] }
}

export const parseNote = (typed: Typed): Parsed<{ words: string }> =>
  parseForm(
    z.object({
      words: paragraph({
        max: 2000,
        missing: 'registrations.desk.notes.missing',
        tooLong: 'registrations.desk.notes.too-long',
      }),
    }),
    typed,
  )

export const NotePath = z.object({ id: z.uuid().catch('00000000-0000-0000-0000-000000000000') })
