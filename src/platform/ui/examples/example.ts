import type { Texts } from '../../i18n/index.ts'
import type { Html } from '../kit.ts'

/** A part of the pages with words of everyday length, in a state it can have. Shown at `/_ui` and tested there. */
export type Example = {
  /** Last part of the text key that names it: `ui.example.part.<name>`. */
  readonly name: string
  show(t: Texts, now: Date): Html
}

/** A deadline, an opening: so many days, hours and minutes from now. */
export const after = (now: Date, days: number, hours = 0, minutes = 0): Date =>
  new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)

/** Where the examples happen, and where their reader is. */
export const here = 'Asia/Kolkata'
export const yours = 'Africa/Accra'

/** Links of examples lead nowhere. */
export const nowhere = '#main'
