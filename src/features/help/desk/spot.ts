import type { House } from '../../../platform/house.ts'
import { NotFound, queryOf, textsOf, type Request } from '../../../platform/http/index.ts'
import type { ArticleName } from '../articles/types.ts'
import type { Spot } from './actions/write.ts'
import { ArticlePath, PageQuery, SpotPath } from './parse.ts'
import { spotView, type SpotView } from './view.ts'

/** The article that an address names. */
export function nameIn(request: Request): ArticleName {
  const path = ArticlePath.safeParse(request.params)
  if (!path.success) throw new NotFound()
  return { kind: path.data.kind, slug: path.data.slug }
}

/** The article and the language that an address names. */
export function spotIn(request: Request): Spot {
  const path = SpotPath.safeParse(request.params)
  if (!path.success) throw new NotFound()
  return { name: nameIn(request), language: path.data.language }
}

export async function viewIn(house: House, request: Request): Promise<SpotView> {
  const { page } = PageQuery.parse(queryOf(request))
  const view = await spotView(house, textsOf(request), spotIn(request), page)
  if (!view) throw new NotFound()
  return view
}
