import type { Secrets } from '../../../platform/secrets.ts'
import type { Id } from '../../../values/ids.ts'
import type { FileForm } from './types.ts'

const purpose = (form: FileForm): string => `portal.data-export ${form}`

/** Nobody who reads the database reads the copy. */
export const sealFile = (secrets: Secrets, id: Id, form: FileForm, file: string): Buffer =>
  secrets.seal(purpose(form), id, file)

export const unsealFile = (secrets: Secrets, id: Id, form: FileForm, sealed: Buffer): string =>
  secrets.unseal(purpose(form), id, sealed)
