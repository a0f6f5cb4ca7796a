import type { PlainVerb, Verb } from '../platform/command-line.ts'
import { isEmptyDatabase } from '../platform/database/installation.ts'
import { castList } from './cast-list.ts'
import { loadCast } from './load.ts'
import { moveDemoDates } from './move-dates.ts'

/** `demo cast`, `demo load`, `demo move`: what can be done with the invented people from the command line. */
export const demoVerbs: readonly (Verb | PlainVerb)[] = [
  {
    noun: 'demo',
    verb: 'cast',
    summary: 'Lists whom one can sign in as, with the passwords everybody knows.',
    options: {},
    examples: ['bin/plenary demo cast', 'bin/plenary demo cast --json'],
    runWithout: async ({ profile }) => castList(profile),
  },
  {
    noun: 'demo',
    verb: 'load',
    summary: 'Loads the cast into an empty database.',
    options: {},
    examples: ['bin/plenary demo load'],
    run: async ({ db, profile, clock }) =>
      (await isEmptyDatabase(db))
        ? loadCast({ db, profile, now: clock.now() })
        : { isNew: false, because: 'The database is not empty: the cast never mixes with real people.' },
  },
  {
    noun: 'demo',
    verb: 'move',
    summary: 'Moves the events of the demo to where they belong today.',
    options: {},
    examples: ['bin/plenary demo move'],
    run: async ({ db, profile, clock }) => ({ moved: await moveDemoDates(db, profile.id, clock.now()) }),
  },
]
