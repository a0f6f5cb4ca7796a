import type { BrandTokens, Profile } from './profile.ts'
import { contrastOf } from './contrast.ts'

/** What the parts of a profile must agree on. Returns every disagreement, as a sentence that names the place. */
export function checkProfile(profile: Profile): string[] {
  return [
    ...checkCountries(profile),
    ...checkPolicy(profile),
    ...checkRules(profile),
    ...checkNames(profile),
    ...checkBrand('light', profile.brand.light, paper.light),
    ...checkBrand('dark', profile.brand.dark, paper.dark),
    ...repeated('categories.json: category', profile.categories),
    ...repeated('participation.json: event type', profile.eventTypes),
    ...repeated('categories.json: focal point kind', profile.focalPointKinds),
    ...repeated('categories.json: sector', profile.sectors),
    ...repeated('categories.json: group', profile.studyGroups),
    ...repeated('categories.json: contact role', profile.contactRoles),
    ...checkStudyGroups(profile),
    ...checkAccess(profile),
  ]
}

// The pages' own backgrounds: a body's colours must be readable on them.
const paper = { light: '#FBFAF7', dark: '#0F161D' }
const readable = 4.5

function checkCountries({ countries, regions, seat, visa }: Profile): string[] {
  const codes = new Set(countries.map(({ code }) => code))
  const known = new Set(regions.map(({ id }) => id))
  return [
    ...repeated(
      'countries.json: country',
      countries.map(({ code }) => ({ id: code })),
    ),
    ...countries
      .filter(({ region }) => !known.has(region))
      .map(({ code, region }) => `countries.json: ${code} is in the region ${region}, which is not listed`),
    ...[seat.countryCode, visa.countryCode]
      .filter((code) => !codes.has(code))
      .map((code) => `profile.json: the country ${code} is not in countries.json`),
  ]
}

const checkAccess = ({ access, categories }: Profile): string[] =>
  access.categories
    .filter((id) => !categories.some((one) => one.id === id && one.isMember))
    .map((id) => `profile.json: access is for ${id}, which is no category of members`)

function checkPolicy({ policy, eventTypes, categories, ruleParts }: Profile): string[] {
  const types = new Set(['*', ...eventTypes.map(({ id }) => id)])
  const known = new Set(['*', ...categories.map(({ id }) => id)])
  const unknown = policy.flatMap((row, at) => [
    ...(types.has(row.eventType) ? [] : [`policy row ${at + 1}: no event type ${row.eventType}`]),
    ...(known.has(row.category) ? [] : [`policy row ${at + 1}: no category ${row.category}`]),
    ...(ruleParts[row.rule] ? [] : [`policy row ${at + 1}: no rule ${row.rule}`]),
    ...(needsWayOut(row.regime) && ruleParts[row.rule] && !ruleParts[row.rule]?.wayOut
      ? [`policy row ${at + 1}: the rule ${row.rule} says no and names no way out`]
      : []),
  ])
  const open = eventTypes.flatMap((type) =>
    categories
      .filter(
        (category) =>
          !policy.some(
            (row) =>
              !row.sector &&
              !row.group &&
              covers(row.eventType, type.id) &&
              covers(row.category, category.id),
          ),
      )
      .map((category) => `policy: nothing is said about ${category.id} at ${type.id}`),
  )
  return [...unknown, ...open].map((problem) => `participation.json: ${problem}`)
}

const needsWayOut = (regime: string) => regime === 'refused' || regime === 'nomination-only'
const covers = (pattern: string, id: string) => pattern === '*' || pattern === id

// Rules the program itself applies, whatever the policy says; those that say no must name a way out.
const programRules = {
  refusing: [
    'membership-suspended',
    'organisation-unverified',
    'account-not-active',
    'access-needed',
    'override-nomination-only',
    'override-refused',
  ],
  admitting: [
    'override-automatic',
    'override-focal-point',
    'override-accreditation',
    'linked-event',
    'nominated',
    'nominated-organisation',
  ],
}

function checkRules({ policy, ruleParts }: Profile): string[] {
  const known = [...programRules.refusing, ...programRules.admitting]
  const used = new Set([...known, ...policy.map(({ rule }) => rule)])
  const missing = known.filter((id) => !ruleParts[id]).map((id) => `the rule ${id} is missing`)
  const unused = Object.keys(ruleParts).filter((id) => !used.has(id))
  const stuck = programRules.refusing.filter((id) => ruleParts[id] && !ruleParts[id].wayOut)
  return [
    ...missing,
    ...unused.map((id) => `the rule ${id} is not used by any policy row`),
    ...stuck.map((id) => `the rule ${id} says no and names no way out`),
  ].map((problem) => `participation.json: ${problem}`)
}

// Names the program itself uses: who cannot say what they are, who is no member, and who decides about what.
function checkNames({ categories, focalPointKinds }: Profile): string[] {
  const ofKind = (kind: string) => categories.filter((category) => category.kind === kind)
  const kinds = new Set(focalPointKinds.map(({ id }) => id))
  return [
    ...(ofKind('unknown').length === 1 && ofKind('unknown')[0]?.id === 'unknown'
      ? []
      : ['there must be one category of the kind "unknown", with the id "unknown"']),
    ...(ofKind('none').length === 1 ? [] : ['there must be one category of the kind "none"']),
    ...['designated', 'member-access']
      .filter((id) => !kinds.has(id))
      .map((id) => `the focal point kind ${id} is missing`),
  ].map((problem) => `categories.json: ${problem}`)
}

function checkStudyGroups({ sectors, studyGroups, categories }: Profile): string[] {
  const known = new Set(sectors.map(({ id }) => id))
  const picking = categories.filter(({ picksStudyGroup }) => picksStudyGroup)
  return [
    ...studyGroups
      .filter(({ sector }) => !known.has(sector))
      .map(({ id, sector }) => `the group ${id} is of the sector ${sector}, which is not listed`),
    ...(studyGroups.length > 0
      ? []
      : picking.map(({ id }) => `${id} picks a group, and studyGroups has none`)),
  ].map((problem) => `categories.json: ${problem}`)
}

function checkBrand(theme: string, tokens: BrandTokens, background: string): string[] {
  const pairs: [string, string, string][] = [
    ['onBrand on brand', tokens.onBrand, tokens.brand],
    ['onBrand on brandHover', tokens.onBrand, tokens.brandHover],
    ['brand on the page', tokens.brand, background],
    ['brand on brandTint', tokens.brand, tokens.brandTint],
    ['link on the page', tokens.link, background],
    ['onBoard on board', tokens.onBoard, tokens.board],
    ['boardMuted on board', tokens.boardMuted, tokens.board],
  ]
  return pairs
    .map(([name, text, ground]) => ({ name, contrast: contrastOf(text, ground) }))
    .filter(({ contrast }) => contrast < readable)
    .map(
      ({ name, contrast }) =>
        `profile.json: brand.${theme}: ${name} has contrast ${contrast.toFixed(1)}, needs ${readable}`,
    )
}

function repeated(what: string, things: readonly { readonly id: string }[]): string[] {
  const seen = new Set<string>()
  return things
    .filter(({ id }) => seen.has(id) || !seen.add(id))
    .map(({ id }) => `${what} ${id} is there twice`)
}
