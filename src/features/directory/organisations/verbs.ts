import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import type { GivenOptions as Options, Verb } from '../../../platform/command-line.ts'
import type { House } from '../../../platform/house.ts'
import { progressBar } from '../../../platform/progress/bar.ts'
import { operator } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { searchOrganisations } from '../store/search.ts'
import type { Organisation } from '../types.ts'
import { importOrganisations, tryImport, undoImport } from './imports/actions.ts'
import { asData, asLines } from './imports/words.ts'
import { exported } from './export.ts'
import { listBatches } from './store/batches.ts'
import { findRecord } from './store/records.ts'
import type { OrganisationRecord } from './types.ts'
import { listRecords, type Listing } from './store/listing.ts'
import { idsByCode, meant } from './store/matching.ts'
import { columnsOf } from './table/columns.ts'
import { readTable, textOf } from './table/read.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

const list: Verb = {
  noun: 'org',
  verb: 'list',
  summary: 'Lists organisations by name; with words those that have them, best first.',
  options: {
    words: { value: 'WORDS', summary: 'Words of any of its names, in any script, or an acronym.' },
    country: { value: 'CODE', summary: 'Only of this country, such as GH.' },
    category: { value: 'CATEGORY', summary: 'Only of this category of the profile.' },
    state: { value: 'STATE', summary: 'listed (as if nothing is said), unverified, merged or refused.' },
    limit: { value: 'COUNT', summary: 'At most so many; 50 unless it is said.' },
  },
  examples: [
    'bin/plenary org list --country GH',
    'bin/plenary org list --words "armor telecom" --json',
    'bin/plenary org list --state unverified',
  ],
  run: async ({ db }, options) => {
    const words = text(options['words'])
    const asked: Listing = {
      countryCode: text(options['country'])?.toUpperCase(),
      category: text(options['category']),
      state: text(options['state']) ?? 'listed',
      limit: Math.min(Math.max(1, Math.trunc(Number(options['limit'] ?? 50)) || 50), 10_000),
    }
    if (words === undefined) return listRecords(db, asked)
    return findByWords(db, words, asked)
  },
}

/** The search goes page by page: as many pages as were asked for. */
async function findByWords(db: House['db'], words: string, asked: Listing): Promise<readonly unknown[]> {
  const all: Organisation[] = []
  for (let page = 1, pages = 1; page <= pages && all.length < asked.limit; page++) {
    const found = await searchOrganisations(db, { ...asked, words, isNarrow: true, page })
    all.push(...found.organisations)
    pages = found.pages
  }
  return all.slice(0, asked.limit).map(({ id, name, acronyms, countryCode, category, membership }) => ({
    id,
    name,
    acronyms,
    countryCode,
    category,
    membership,
  }))
}

const show: Verb = {
  noun: 'org',
  verb: 'show',
  summary: 'Shows all that is kept of one organisation.',
  options: {
    organisation: {
      value: 'ORGANISATION',
      summary: 'Its code, its id or its exact name.',
      positional: true,
      required: true,
    },
  },
  examples: ['bin/plenary org show M-0042', 'bin/plenary org show "Armor Télécom" --json'],
  async run({ db }, { organisation }) {
    const found = await findOne(db, String(organisation))
    if (isRefusal(found)) return found
    const { id, state, mergedInto, data } = found
    return { id, state, ...(mergedInto && { mergedInto }), ...data }
  },
}

async function findOne(db: House['db'], typed: string): Promise<OrganisationRecord | Refusal> {
  const byCode = (await idsByCode(db, [typed.toLowerCase()])).get(typed.toLowerCase())
  const ids: readonly OrganisationId[] = uuid.test(typed)
    ? [typed]
    : byCode
      ? [byCode]
      : await meant(db, typed)
  if (ids.length > 1) return refuse('directory.organisations.several')
  return (ids[0] && (await findRecord(db, ids[0]))) || refuse('directory.organisations.unknown')
}

const exporting: Verb = {
  noun: 'org',
  verb: 'export',
  summary: 'Writes everything that is listed, as a table that can be taken over again, or as JSON.',
  options: { csv: { summary: 'As a table (CSV); so it is when nothing is said.' } },
  examples: [
    'bin/plenary org export > organisations.csv',
    'bin/plenary org export --json > organisations.json',
  ],
  run: async ({ db, profile }, { json }) => exported(db, profile, json === true ? 'json' : 'csv'),
}

const importing: Verb = {
  noun: 'org',
  verb: 'import',
  summary: 'Takes organisations over from a table (CSV, UTF-8), or takes such an import back.',
  options: {
    file: {
      value: 'FILE',
      summary: 'The table; its columns are those of `org export`. Or the word undo.',
      positional: true,
      required: true,
    },
    batch: { value: 'BATCH', summary: 'After undo: the import that is to be taken back.', positional: true },
    'dry-run': { summary: 'Only say what would be new, changed, the same or refused.' },
  },
  examples: [
    'bin/plenary org import members.csv --dry-run',
    'bin/plenary org import members.csv',
    'bin/plenary org import undo 0198c1f0-5a3e-7c44-9d1b-2f6a77d0c001',
  ],
  run: (house, options) => (options['file'] === 'undo' ? undo(house, options) : take(house, options)),
}

async function take(house: House, options: Options): Promise<unknown> {
  const { db, profile, clock } = house
  const file = String(options['file'])
  const content = readFile(file)
  if (isRefusal(content)) return content
  const columns = columnsOf(profile)
  const rows = readTable(content, columns)
  if (isRefusal(rows)) return rows
  const bar = progressBar(process.stderr)
  const planning = { profile, columns, today: clock.now().toISOString().slice(0, 10), tick: bar.show }
  try {
    const outcome = options['dry-run']
      ? await tryImport(db, rows, planning)
      : await importOrganisations(db, operator, { source: basename(file), rows }, planning, clock.now())
    if (isRefusal(outcome)) return outcome
    return (options['json'] === true ? asData : asLines)(house.texts('en'), outcome)
  } finally {
    bar.clear()
  }
}

function readFile(file: string): string | Refusal {
  try {
    return textOf(readFileSync(file)) ?? refuse('directory.import.not-utf8')
  } catch (error) {
    return refuse('directory.import.no-file', { file, why: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

async function undo({ db, clock, texts }: House, { batch }: Options): Promise<unknown> {
  const id = text(batch) ?? ''
  if (!uuid.test(id)) return refuse('directory.import.unknown')
  const outcome = await undoImport(db, operator, id, clock.now())
  if (isRefusal(outcome) || 'undone' in outcome) return outcome
  const t = texts('en')
  const rows = outcome.conflicts.map(
    ({ line, name, why }) => `${line} ${name}: ${t(`directory.import.why.${why}`)}`,
  )
  return refuse('directory.import.in-the-way', { count: rows.length, rows: rows.slice(0, 50).join('; ') })
}

const batches: Verb = {
  noun: 'org',
  verb: 'imports',
  summary: 'Lists the latest imports with their ids.',
  options: {},
  examples: ['bin/plenary org imports'],
  run: async ({ db }) =>
    (await listBatches(db, 50)).map(({ id, source, madeAt, counts, undoneAt }) => ({
      id,
      source,
      madeAt,
      rowsNew: counts.new,
      rowsChanged: counts.changed,
      rowsSame: counts.same,
      rowsRefused: counts.refused,
      undoneAt,
    })),
}

export const organisationVerbs: readonly Verb[] = [list, show, importing, batches, exporting]
