import type { StatusKind } from './letter.ts'

type Shade = { readonly light: string; readonly dark: string }

/** The tokens of the house as mail programs need them. The brand's own come from the profile. */
export const colours = {
  paper: { light: '#FFFFFF', dark: '#17212B' },
  around: { light: '#F2F0EA', dark: '#0F161D' },
  ink: { light: '#16202B', dark: '#EEF2F5' },
  muted: { light: '#4D5A68', dark: '#A9B6C2' },
  line: { light: '#D8D4CA', dark: '#2C3945' },
  rule: { light: '#16202B', dark: '#5B6C7A' },
} as const satisfies Record<string, Shade>

export const statusColours: Readonly<Record<StatusKind, Shade>> = {
  draft: { light: '#3B4652', dark: '#C6D0D9' },
  pending: { light: '#6B4200', dark: '#F5CF85' },
  review: { light: '#123F73', dark: '#A9CBF5' },
  confirmed: { light: '#14532D', dark: '#9BE0B1' },
  waitlisted: { light: '#4B2E83', dark: '#CFBCF7' },
  rejected: { light: '#8E1B1B', dark: '#FFB4AB' },
  withdrawn: { light: '#3B4652', dark: '#C6D0D9' },
}
