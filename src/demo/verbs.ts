import type { PlainVerb, Verb } from '../platform/command-line.ts'
import { isEmptyDatabase, readInstallation } from '../platform/database/installation.ts'
import { progressBar } from '../platform/progress/bar.ts'
import { castList } from './cast-list.ts'
import { loadCrowd } from './crowd/load.ts'
import { crowdSizes } from './crowd/size.ts'
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
  {
    noun: 'demo',
    verb: '',
    summary:
      'Adds a crowd around the cast, as large as a whole body, to see how everything looks and how fast it stays.',
    options: {
      size: {
        value: 'SIZE',
        summary: 'What the crowd is as large as; a wrong one names those there are.',
        required: true,
      },
    },
    examples: ['bin/plenary demo --size itu', 'bin/plenary demo --size small --json'],
    run: ({ db, profile, clock }, { size }) => grow({ db, profile, now: clock.now() }, String(size)),
  },
]

/** Only a demo grows: real people never get a crowd around them. */
async function grow(at: Parameters<typeof loadCrowd>[0], name: string): Promise<unknown> {
  const sizes = crowdSizes(at.profile.id)
  const size = sizes[name]
  if (!size)
    return { because: `There is no size ${name}. There are: ${Object.keys(sizes).join(', ') || 'none'}.` }
  if (!(await readInstallation(at.db, 'demo')) && !(await isEmptyDatabase(at.db)))
    return { because: 'Only a demo grows: real people never get a crowd around them.' }
  await loadCast(at)
  const bar = progressBar(process.stderr)
  let now = ''
  try {
    return await loadCrowd(at, name, size, (what, done, all) => {
      if (what !== now) bar.clear()
      if (what !== now) process.stderr.write(`${what}\n`)
      now = what
      bar.show(done, all)
    })
  } finally {
    bar.clear()
  }
}
