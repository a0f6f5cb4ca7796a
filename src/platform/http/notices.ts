import { link, type Child, type NoticeKind } from '../ui/index.ts'
import type { Request } from './types.ts'

const name = 'notices'
const most = 5

type Told = { code: string; values?: Record<string, string | number>; kind: NoticeKind; to?: string }

/**
 * Says something once, on the next page this visitor sees. `code` names the text; with `to`, one of our paths, the text
 * has a `<link>` to it.
 */
export function notify(
  request: Request,
  code: string,
  values?: Record<string, string | number>,
  kind: NoticeKind = 'good',
  to?: string,
): void {
  const before = (request.asked.visit.kept(name) as Told[] | undefined) ?? []
  const same = before.filter((one) => one.code !== code)
  request.asked.visit.keep(
    name,
    [...same, { code, ...(values && { values }), kind, ...(to && { to }) }].slice(-most),
  )
}

/** What has to be said on the page that is being made; said once. */
export function takeNotices(request: Request): { kind: NoticeKind; words: Child }[] {
  const { visit, t } = request.asked
  const told = visit.kept(name) as Told[] | undefined
  visit.forget(name)
  return (told ?? []).map(({ code, values, kind, to }) => ({
    kind,
    words: to ? t.html(code, { ...values, link: (inner) => link(inner, t.path(to)) }) : t(code, values),
  }))
}
