import { attachTo } from './attach.ts'
import { countdown } from './countdown.ts'
import { errorSummary } from './error-summary.ts'
import { floorClock } from './floor-clock.ts'
import { menu } from './menu.ts'
import { organisationSearch } from './organisation-search.ts'
import { pick } from './pick.ts'
import { sieve, sieveForm } from './sieve.ts'
import { showPassword } from './show-password.ts'
import { live } from './live.ts'
import { guessTimeZone } from './time-zone.ts'
import { toEnd } from './to-end.ts'
import { guardSubmits } from './busy.ts'

// The page is whole before this runs, and stays whole if it never does.
const known = {
  countdown,
  'error-summary': errorSummary,
  'floor-clock': floorClock,
  menu,
  'organisation-search': organisationSearch,
  pick,
  sieve,
  'sieve-form': sieveForm,
  'show-password': showPassword,
  'to-end': toEnd,
}
attachTo(document, { ...known, live: live(known) })
guardSubmits(document)
guessTimeZone(document)
