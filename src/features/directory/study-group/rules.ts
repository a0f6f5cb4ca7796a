import { refuse, type Refusal } from '../../../values/refusal.ts'

type Group = { readonly id: string; readonly sector: string }
type Facts = {
  readonly categories: readonly { readonly id: string; readonly picksStudyGroup: boolean }[]
  readonly studyGroups: readonly Group[]
}
type Organisation = {
  readonly category: string
  readonly sectors: readonly string[]
  readonly studyGroup: string | null
}

/** Whether members of this kind take part in one group only. */
export const picksOne = ({ categories }: Facts, { category }: Pick<Organisation, 'category'>): boolean =>
  categories.some(({ id, picksStudyGroup }) => id === category && picksStudyGroup)

/** The groups it can pick from: those of its Sectors; it joined them all where it names none. */
export const groupsFor = <G extends Group>(
  groups: readonly G[],
  { sectors }: Pick<Organisation, 'sectors'>,
): readonly G[] => groups.filter(({ sector }) => sectors.length === 0 || sectors.includes(sector))

/**
 * What picking does: the first pick holds at once, since nobody has said anything else; another one is the secretariat's
 * to accept, because the membership hangs on it.
 */
export function decidePick(
  facts: Facts,
  it: Organisation,
  picked: string,
): { readonly is: 'first' | 'asked' } | Refusal {
  if (!picksOne(facts, it)) return refuse('directory.study-group.not-picked')
  if (!groupsFor(facts.studyGroups, it).some(({ id }) => id === picked))
    return refuse('directory.study-group.unknown')
  if (it.studyGroup === picked) return refuse('directory.study-group.same')
  return { is: it.studyGroup === null ? 'first' : 'asked' }
}
