import { z } from 'zod'
import type { Language, Localised } from '../../values/language.ts'

// What each file of a profile must hold. Localised words are asked for in exactly the profile's languages.

const words = z.string().trim().min(1, 'is empty').max(4000)
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be in small letters, digits and hyphens')
const sectorId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be in letters, digits and hyphens')
const anyOrId = z.union([z.literal('*'), id])
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters')
const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name')
const colour = z.string().regex(/^#[0-9A-F]{6}$/i, 'must be a colour such as #0F4C5C')
const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Paris')
const days = z.int().min(0).max(3650)
const version = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-25')

function isTimeZone(name: string): boolean {
  return name.includes('/') && Intl.supportedValuesOf('timeZone').includes(name)
}

/** Words in each of these languages, none missing and none more. */
export function localised(languages: readonly Language[]): z.ZodType<Localised> {
  return z.strictObject(Object.fromEntries(languages.map((language) => [language, words])))
}

export const Languages = z
  .array(z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as en'))
  .min(1)

const brandTokens = z.strictObject({
  brand: colour,
  brandHover: colour,
  brandTint: colour,
  onBrand: colour,
  link: colour,
  board: colour,
  onBoard: colour,
  boardMuted: colour,
  boardLine: colour,
})

export const bodyShape = (text: z.ZodType<Localised>) =>
  z.strictObject({
    name: z.strictObject({ short: text, long: text }),
    languages: Languages,
    seat: z.strictObject({ city: text, countryCode, timeZone }),
    accessName: words,
    access: z.strictObject({
      longName: text,
      letter: words.optional(),
      categories: z.array(id).min(1),
      unusedAfterMonths: z.int().min(6).max(120).default(12),
      services: z
        .array(
          z.strictObject({
            id,
            label: text,
            words: text,
            path: words.optional(),
            level: z.enum(['everyone', 'account', 'access', 'more', 'each']).default('access'),
          }),
        )
        .min(1),
    }),
    welcomeWord: z.string().regex(/^[A-Za-z]{4,20}$/, 'must be one word of 4 to 20 Latin letters'),
    welcomeHours: z
      .int()
      .min(1)
      .max(14 * 24)
      .default(72),
    inactiveAfterMonths: z.int().min(6).max(120).default(24),
    brand: z.strictObject({ light: brandTokens, dark: brandTokens }),
    helpContacts: z.strictObject({ registration: z.email(), accounts: z.email(), general: z.email() }),
    hosts: z.array(host),
    mailDomain: host,
    visa: z.strictObject({
      countryCode,
      city: text.optional(),
      onlyMembers: z.boolean(),
      leadDays: z.int().min(0).max(365),
    }),
    joinLeadMinutes: z
      .int()
      .min(0)
      .max(24 * 60),
    retention: z.strictObject({ answers: days, list: days, drafts: days, visa: z.int().min(0).max(30) }),
    deadlines: z.array(z.strictObject({ id, daysBefore: z.int().min(0).max(365), label: text })),
    legal: z.strictObject({ terms: z.strictObject({ version }), privacy: z.strictObject({ version }) }),
  })

export const countriesShape = (text: z.ZodType<Localised>) =>
  z.strictObject({
    regions: z.array(z.strictObject({ id, name: text })).min(1),
    rule: z.strictObject({ words: text, wayOut: text }),
    countries: z
      .array(
        z.strictObject({ code: countryCode, region: id, isMember: z.boolean().default(true), names: text }),
      )
      .min(1),
  })

export const categoriesShape = (text: z.ZodType<Localised>) =>
  z.strictObject({
    prompt: text,
    categories: z
      .array(
        z.strictObject({
          id,
          label: text,
          plural: text,
          hint: text.optional(),
          isMember: z.boolean(),
          kind: z.enum(['unknown', 'none', 'state', 'organisation', 'guest']),
          offersOnlyListed: z.boolean().default(false),
          picksStudyGroup: z.boolean().default(false),
        }),
      )
      .min(1),
    sectors: z.array(z.strictObject({ id: sectorId, label: text })),
    studyGroups: z.array(z.strictObject({ id, sector: sectorId, label: text })),
    contactRoles: z.array(z.strictObject({ id, label: text })).min(1),
    focalPointKinds: z.array(
      z.strictObject({
        id,
        label: text,
        plural: text,
        decides: z.array(z.enum(['registrations', 'affiliations'])).min(1),
      }),
    ),
  })

export const participationShape = (text: z.ZodType<Localised>) =>
  z.strictObject({
    eventTypes: z
      .array(z.strictObject({ id, label: text, plural: text, ofGroups: z.boolean().default(false) }))
      .min(1),
    policy: z.array(
      z.strictObject({
        eventType: anyOrId,
        category: anyOrId,
        sector: z.enum(['own', 'other']).optional(),
        group: z.enum(['own', 'other']).optional(),
        regime: z.enum(['automatic', 'focal-point', 'accreditation', 'nomination-only', 'refused']),
        rule: id,
      }),
    ),
    rules: z.record(id, z.strictObject({ words: text, wayOut: text.optional() })),
  })

export const lettersShape = (text: z.ZodType<Localised>) =>
  z.strictObject({ whatToBring: z.array(text), signedBy: text, neverAsks: text })
