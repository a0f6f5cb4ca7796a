import type { Texts } from '../../../platform/i18n/index.ts'
import { status, type Html } from '../../../platform/ui/index.ts'
import { kinds } from '../letters.ts'
import type { ApplicationState } from '../types.ts'

/** Where an application stands, in a word with its colour and icon. */
export const statePill = (t: Texts, state: ApplicationState): Html =>
  status(kinds[state], t(`access.state.${state}`))
