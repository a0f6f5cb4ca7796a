// Who may import whom. Run by `bin/check`; every rule is proven by a planted violation in staircase.test.ts.
const stairs = require('./staircase.json')

const room = '^src/features/.+/' // a room, or a shelf inside it
const pure = `${room}(types|states|rules)\\.ts$`
const test = '\\.test\\.ts$'
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-circles', {}, { circular: true }),
    rule(
      'every-room-is-on-the-staircase',
      { path: '^src/features/', pathNot: `^src/features/(${stairs.join('|')})/` },
      {},
    ),
    ...stairs
      .slice(0, -1)
      .map((name, step) =>
        rule(
          `look-down-only-${name}`,
          { path: `^src/features/${name}/` },
          { path: `^src/features/(${stairs.slice(step + 1).join('|')})/` },
        ),
      ),
    rule('rules-are-pure', { path: pure }, { pathNot: ['^src/values/', pure] }),
    rule('values-import-nothing', { path: '^src/values/', pathNot: test }, { pathNot: '^src/values/' }),
    rule(
      'platform-knows-no-room',
      { path: '^src/platform/', pathNot: test },
      { path: '^src/(features|protocols|command-line)/' },
    ),
    rule(
      'protocols-know-only-bytes',
      { path: '^src/protocols/', pathNot: test },
      { path: '^src/(features|platform)/' },
    ),
    rule(
      'sql-lives-in-stores',
      {
        path: '^src/',
        pathNot: [
          `${room}store(\\.ts$|/)`,
          '^src/platform/(database|jobs|outgoing-mail|rate-limits|sessions)/',
          test,
        ],
      },
      { path: '(^|/)node_modules/(kysely|pg)/' },
    ),
    rule(
      'fastify-lives-in-platform-http',
      { path: '^src/', pathNot: ['^src/platform/http/', test] },
      { path: '(^|/)node_modules/(fastify|@fastify)/' },
    ),
    rule(
      'mail-leaves-from-jobs',
      { path: '^src/features/', pathNot: [`${room}jobs\\.ts$`, test] },
      {
        path: '^src/platform/outgoing-mail/',
        pathNot: '(letter|tell|tell-many|waiting|again|preview)\\.ts$',
      },
    ),
    rule(
      'stores-know-no-faces',
      { path: `${room}store(\\.ts$|/)`, pathNot: test },
      {
        path: [
          `${room}(actions|pages|imap|smtp)/`,
          `${room}(routes|letters|parse|actions)\\.ts$`,
          '^src/platform/(http|ui|outgoing-mail)/',
        ],
      },
    ),
    rule(
      'actions-know-no-faces',
      { path: `${room}actions(\\.ts$|/)`, pathNot: test },
      { path: [`${room}(pages|imap|smtp)/`, `${room}(routes|parse)\\.ts$`, '^src/platform/(http|ui)/'] },
    ),
    rule(
      'pages-and-letters-only-render',
      { path: `${room}(pages/|letters\\.ts$)`, pathNot: test },
      {
        path: [
          `${room}(store|actions)(\\.ts$|/)`,
          `${room}routes\\.ts$`,
          '^src/platform/(database|jobs|http)/',
        ],
      },
    ),
    rule(
      'front-doors-only',
      { path: '^src/features/([^/]+)/', pathNot: pure },
      { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
    ),
    rule('browser-code-is-separate', { path: '^client/' }, { path: '^src/', pathNot: '^src/values/' }),
    rule('no-tests-in-the-product', { path: '^(src|client)/', pathNot: test }, { path: [test, '^test/'] }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
