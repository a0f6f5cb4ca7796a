import type { BrandTokens } from '../profile/index.ts'

export type Brand = { readonly light: BrandTokens; readonly dark: BrandTokens }

/** Which token of the sheet each colour of a body sets. */
const names: Record<keyof BrandTokens, string> = {
  brand: '--brand',
  brandHover: '--brand-hover',
  brandTint: '--tint',
  onBrand: '--on-brand',
  link: '--link',
  board: '--board',
  onBoard: '--on-board',
  boardMuted: '--board-muted',
  boardLine: '--board-line',
}

const linkLineStrength = '73'

/** A body's colours as a few tokens, in both themes, put after the house's own. */
export function brandCss({ light, dark }: Brand): string {
  const tokens = Object.entries(names).map(([key, name]) => {
    const colour = key as keyof BrandTokens
    return `${name}:light-dark(${light[colour]},${dark[colour]});`
  })
  const line = `--link-line:light-dark(${light.link}${linkLineStrength},${dark.link}${linkLineStrength});`
  return `:root{${tokens.join('')}${line}}`
}
