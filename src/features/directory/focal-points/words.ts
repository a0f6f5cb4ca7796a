import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Mandate, NamedNewcomer } from './types.ts'

export const kindName = (t: Texts, profile: Profile, id: string): string => {
  const kind = profile.focalPointKinds.find((one) => one.id === id)
  return kind ? t.words(kind.label) : id
}

export const sectorName = (t: Texts, profile: Profile, id: string): string => {
  const sector = profile.sectors.find((one) => one.id === id)
  return sector ? t.words(sector.label) : id
}

/** A role in words: its kind, its Sector where it has one, and whether it is a deputy's. */
export function roleName(
  t: Texts,
  profile: Profile,
  { kind, sector, isDeputy }: Pick<Mandate, 'kind' | 'sector' | 'isDeputy'>,
): string {
  const name = kindName(t, profile, kind)
  const whole = sector
    ? t('directory.focal.role.sector', { kind: name, sector: sectorName(t, profile, sector) })
    : name
  return isDeputy ? t('directory.focal.role.deputy', { role: whole }) : whole
}

/** What somebody lacks, as a role is named. */
export const gapName = (
  t: Texts,
  profile: Profile,
  gap: { readonly kind: string; readonly sector: string | null },
): string => roleName(t, profile, { ...gap, isDeputy: false })

export const newcomerName = ({ firstName, lastName }: NamedNewcomer): string =>
  firstName ? `${firstName} ${lastName}` : lastName
