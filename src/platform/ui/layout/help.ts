import type { Frame, Page } from './page.ts'

/** Where the help links of a page lead, all to the same: what the page itself names, else what belongs to its address. */
export const helpOf = (page: Page, { help }: Frame): string => page.help ?? help ?? '/help'
