import type { Typed } from '../../values/problem.ts'
import { readFields } from './read-fields.ts'
import type { Request } from './types.ts'

/** What stands behind the question mark, read as strictly as a form. */
export function queryOf(request: Request): Typed {
  const at = request.asked.address.url.indexOf('?')
  return at < 0 ? {} : readFields(request.asked.address.url.slice(at + 1).split('#', 1)[0] as string)
}
