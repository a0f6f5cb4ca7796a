import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { cruise } from 'dependency-cruiser'
import rules from '../../architecture/rules.cjs'
import { top } from '../run/tools.ts'

/** A small house that keeps every rule, and beside it each mistake with the rule that must name it. */
const clean = {
  'src/values/refusal.ts': '',
  'src/platform/database/database.ts': "import 'kysely'",
  'src/platform/http/index.ts': "import 'fastify'",
  'src/platform/ui/index.ts': '',
  'src/platform/outgoing-mail/tell.ts': '',
  'src/platform/outgoing-mail/worker.ts': '',
  'src/protocols/imap/parse.ts': "import '../../values/refusal.ts'",
  'src/features/events/rules.ts': "import '../../values/refusal.ts'",
  'src/features/events/store.ts': "import 'kysely'\nimport '../../platform/database/database.ts'",
  'src/features/events/pages/show.ts': "import '../../../platform/ui/index.ts'",
  'src/features/events/index.ts': "import './store.ts'\nimport './rules.ts'",
  'src/features/events/store.test.ts': "import './store.ts'\nimport '../../../test/support/people.ts'",
  'src/features/registrations/rules.ts': "import '../events/rules.ts'",
  'src/features/registrations/actions/approve.ts':
    "import '../../events/index.ts'\nimport '../../../platform/outgoing-mail/tell.ts'",
  'src/features/registrations/routes.ts': "import '../../platform/http/index.ts'",
  'src/features/registrations/jobs.ts': "import '../../platform/outgoing-mail/worker.ts'",
  'src/features/registrations/letters.ts': '',
  'src/features/registrations/index.ts': "import './routes.ts'",
  'client/menu.ts': "import '../src/values/refusal.ts'",
  'test/support/people.ts': '',
}

const planted: readonly [rule: string, path: string, text: string][] = [
  ['no-circles', 'src/values/a.ts', "import './b.ts'"],
  ['every-room-is-on-the-staircase', 'src/features/cellar/index.ts', "import '../../values/refusal.ts'"],
  ['look-down-only-events', 'src/features/events/actions.ts', "import '../registrations/index.ts'"],
  ['rules-are-pure', 'src/features/events/states.ts', "import 'node:fs'"],
  ['rules-are-pure', 'src/features/events/types.ts', "import './store.ts'"],
  ['rules-are-pure', 'src/features/registrations/states.ts', "import 'zod'"],
  ['values-import-nothing', 'src/values/actor.ts', "import '../platform/ui/index.ts'"],
  ['platform-knows-no-room', 'src/platform/ui/page.ts', "import '../../features/events/index.ts'"],
  ['protocols-know-only-bytes', 'src/protocols/imap/door.ts', "import '../../platform/ui/index.ts'"],
  ['sql-lives-in-stores', 'src/features/events/actions/close.ts', "import 'kysely'"],
  ['sql-lives-in-stores', 'src/platform/ui/counter.ts', "import 'pg'"],
  ['fastify-lives-in-platform-http', 'src/features/events/routes.ts', "import 'fastify'"],
  [
    'mail-leaves-from-jobs',
    'src/features/events/actions/remind.ts',
    "import '../../../platform/outgoing-mail/worker.ts'",
  ],
  ['stores-know-no-faces', 'src/features/registrations/store.ts', "import './letters.ts'"],
  ['actions-know-no-faces', 'src/features/events/actions/open.ts', "import '../pages/show.ts'"],
  ['pages-and-letters-only-render', 'src/features/events/pages/list.ts', "import '../store.ts'"],
  ['front-doors-only', 'src/features/registrations/store/find.ts', "import '../../events/store.ts'"],
  ['browser-code-is-separate', 'client/pick.ts', "import '../src/platform/ui/index.ts'"],
  ['no-tests-in-the-product', 'src/platform/clock.ts', "import '../../test/support/people.ts'"],
]

const folder = mkdtempSync(join(tmpdir(), 'plenary-staircase-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function build(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function broken(): Promise<{ rule: string; from: string }[]> {
  const { output } = await cruise(['src', 'client'], {
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    baseDir: folder,
    ...{ tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
  })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }))
}

test('a house that keeps the rules passes, and each planted mistake is named', async () => {
  build(clean)
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'))
  assert.deepEqual(await broken(), [])

  build({
    'src/values/b.ts': "import './a.ts'",
    ...Object.fromEntries(planted.map(([, path, text]) => [path, text])),
  })
  const found = await broken()
  for (const [rule, path] of planted)
    assert.ok(
      found.some((violation) => violation.rule === rule && violation.from === path),
      `${rule} does not see ${path}; found: ${JSON.stringify(found.filter(({ from }) => from === path))}`,
    )
})

test('every rule has a planted mistake', () => {
  const proven = new Set(planted.map(([rule]) => rule))
  const unproven = rules.forbidden
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('look-down-only') && !proven.has(name))
  assert.deepEqual(unproven, [])
})
