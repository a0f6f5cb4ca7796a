/** A way to look at a page: language, theme and width. */
export type Combination = {
  readonly language: 'en' | 'ar' | 'zh'
  readonly theme: 'light' | 'dark'
  readonly width: 360 | 1280
}

export const combinations: readonly Combination[] = (['en', 'ar', 'zh'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([360, 1280] as const).map((width) => ({ language, theme, width })),
  ),
)

/**
 * Each page is looked at in one combination a run, another one tomorrow; the full run takes all. The page that shows
 * every component is looked at in all of them every time.
 */
export function combinationsFor(
  path: string,
  { full, day }: { full: boolean; day: number },
): readonly Combination[] {
  if (full || path === '/_ui') return combinations
  let sum = 0
  for (const letter of path) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return [combinations[(sum + day) % combinations.length] as Combination]
}

export const inWords = ({ language, theme, width }: Combination): string =>
  `${language}, ${theme}, ${width} px`
