import type { House } from '../../../platform/house.ts'
import { holderOfAccount } from '../../accounts/index.ts'
import type { Around } from '../pages/words.ts'
import { missingLanguages, standingOf } from '../rules.ts'
import { countReaders } from '../store/circulars.ts'
import { versionsOf } from '../store/notices.ts'
import type { Notice } from '../types.ts'
import type { VersionLine, WrittenView } from './pages/show.ts'

/** A notice for whoever is about to publish it. */
export async function viewOf(
  { db, clock, profile }: House,
  notice: Notice,
  around: Around,
): Promise<WrittenView> {
  const [versions, readers] = await Promise.all([
    versionsOf(db, notice.id),
    notice.state === 'draft' ? countReaders(db, notice.categories) : [],
  ])
  const names = new Map<string, string>()
  for (const by of new Set(versions.flatMap((one) => one.by ?? []))) {
    const holder = await holderOfAccount(db, by)
    if (holder) names.set(by, holder.name)
  }
  const line = (one: (typeof versions)[number]): VersionLine => ({ ...one, name: names.get(one.by ?? '') })
  return {
    ...around,
    notice,
    standing: standingOf(notice, clock.now()),
    missing: missingLanguages(notice.wordings, profile.languages),
    readers: readers.reduce((sum, { count }) => sum + count, 0),
    categories: profile.categories.filter(({ id }) => notice.categories.includes(id)),
    versions: versions.map(line),
  }
}
