import owners from '../../architecture/tables.json' with { type: 'json' }
import stairs from '../../architecture/staircase.json' with { type: 'json' }
import type { Check } from '../run/check.ts'
import { openEnds } from './left-open.ts'
import { hiddenBuses } from './listeners.ts'
import { emptyNames } from './names.ts'
import { physicalCss } from './physical-css.ts'
import { bodysWords } from './program-words.ts'
import { silentRoutes } from './routes.ts'
import { largeFiles, sizesInWords } from './sizes.ts'
import { ourSources, type Sources } from './sources.ts'
import { strangeTables, tablesOf, unownedTables } from './tables.ts'
import { unsafeTemplates } from './templates.ts'
import { untranslatedTexts } from './text-equal.ts'
import { unknownTexts, unusedTexts } from './text-use.ts'
import { lackingPlurals, missingTexts, unequalTexts } from './texts.ts'

const of = (says: string, look: (all: Sources) => string[]): Check => ({
  says,
  findings: async () => look(ourSources()),
})

/** What no ready tool checks for us, in the order in which it is told. */
export const sourceChecks: readonly Check[] = [
  of('every table has one owner', (all) => unownedTables(tablesOf(all), owners)),
  of('rooms write their own tables and read downwards', (all) => strangeTables(all, owners, stairs)),
  of('who reacts to what is named in src/app.ts', hiddenBuses),
  of('every route names a permission, a freshness and a limit', silentRoutes),
  of('templates put values where escaping holds', unsafeTemplates),
  of('every text is there in every language', missingTexts),
  of('texts ask for the same values in every language', unequalTexts),
  of('plurals have the forms their language needs', lackingPlurals),
  of('no text is still English', untranslatedTexts),
  of('every text that is asked for is there', unknownTexts),
  of('every text is said somewhere', unusedTexts),
  of("the program says no body's own words", bodysWords),
  of('style sheets know no left and no right', physicalCss),
  of('names say what is in a file', emptyNames),
  of(`files are one idea each (${sizesInWords(ourSources())})`, largeFiles),
  of('nothing is left for later', openEnds),
]
