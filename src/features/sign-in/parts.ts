import type { Texts } from '../../platform/i18n/index.ts'
import type { Html } from '../../platform/ui/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { NameOfWay } from '../accounts/index.ts'

/** What the rooms above tell this one: the name of where a path leads, such as the title of an event. */
export type SignInParts = {
  readonly nameOfWay?: NameOfWay
  /** What else somebody signs in with, as a part of the page about it. */
  readonly besides?: BesidesPart
}

export type BesidesPart = (
  actor: SignedIn,
  t: Texts,
) => Promise<{ readonly title: string; readonly body: Html } | undefined>
