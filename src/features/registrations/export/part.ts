import type { Texts } from '../../../platform/i18n/index.ts'
import { link, type Child } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'

/** Beside a list of registrations: a file of everybody it shows. */
export const exportGroup = (t: Texts, actor: SignedIn, query: string): Child =>
  actor.permissions.has('registrations.export') &&
  link(t('registrations.groups.export'), t.path(`/desk/exports/new${query && `?${query}`}`))

/** For the desk of staff: the way to their files. */
export const exportsOnDesk = async (actor: SignedIn, t: Texts) =>
  actor.permissions.has('registrations.export')
    ? { count: 0, title: t('registrations.export.title'), href: '/desk/exports' }
    : undefined
