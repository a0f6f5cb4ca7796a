import { attachTo } from './attach.ts'
import { countdown } from './countdown.ts'
import { errorSummary } from './error-summary.ts'
import { menu } from './menu.ts'
import { organisationSearch } from './organisation-search.ts'
import { pick } from './pick.ts'
import { showPassword } from './show-password.ts'
import { guessTimeZone } from './time-zone.ts'
import { guardSubmits } from './busy.ts'

// The page is whole before this runs, and stays whole if it never does.
attachTo(document, {
  countdown,
  'error-summary': errorSummary,
  menu,
  'organisation-search': organisationSearch,
  pick,
  'show-password': showPassword,
})
guardSubmits(document)
guessTimeZone(document)
