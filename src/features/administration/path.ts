import { z } from 'zod'
import { NotFound, type Request } from '../../platform/http/index.ts'

/** What stands in the address. Where nothing can be there, there is nothing there, for forms too. */
export function pathOf<S extends z.ZodType>(schema: S, request: Request): z.output<S> {
  const read = schema.safeParse(request.params)
  if (!read.success) throw new NotFound()
  return read.data
}

export const IdPath = z.object({ id: z.uuid() })
