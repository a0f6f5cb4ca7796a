import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { permissionsOfFocalPoint } from '../../src/features/directory/index.ts'
import { permissionsOfRoles, roles, staffPermissions } from '../../src/features/roles/rules.ts'
import type { KnownRoute } from '../../src/platform/http/route-table.ts'

const top = join(import.meta.dirname, '../..')

/** Compares a page made from the program with the one that is kept; `PLENARY_TEST_STORE=1` writes it. */
export function assertStored(path: string, text: string): void {
  const file = join(top, path)
  if (process.env['PLENARY_TEST_STORE'] === '1') writeFileSync(file, text)
  assert.equal(
    readFileSync(file, 'utf8'),
    text,
    `write it again: PLENARY_TEST_STORE=1 node bin/test <this test>`,
  )
}

/** The manual's page about who may ask for what. */
export const permissionsPage = (routes: readonly KnownRoute[]): string => `# Permissions

Made from the running program by \`test/security/route-census.test.ts\`; do not edit.

## Who holds what

| role | may |
| --- | --- |
${roles.map((role) => `| ${role} | ${permissionsIn(role)} |`).join('\n')}
| focal point for registration | ${listed(permissionsOfFocalPoint(['designated']))} |
| any other focal point | ${listed(permissionsOfFocalPoint(['information']))} |

Where a second factor is required (\`PLENARY_SECOND_FACTOR\`), staff and focal points hold these in a session that began with
one; before that they are led to where it is set up.

## Who may ask for what

*who*: \`everyone\`; \`stranger-only\`, nobody who is signed in; \`signed-in\`; or the permission that is needed. To everybody
else an address looks as if it were not there. *proof*: how recently one must have proved who one is; \`recent\` is ten
minutes. *limit*: the class in which requests are counted. Finer questions, such as whose registration it is, are rules.

| way | address | who | proof | limit |
| --- | --- | --- | --- | --- |
${rowsOf(routes).join('\n')}
`

const listed = (permissions: Iterable<string>): string =>
  [...permissions]
    .toSorted()
    .map((one) => `\`${one}\``)
    .join(', ')

const permissionsIn = (role: string): string =>
  role === 'administrator'
    ? `everything that any role may, and ${listed(onlyAdministrators())}`
    : listed(permissionsOfRoles([role]))

function onlyAdministrators(): string[] {
  const others = new Set(
    roles.filter((role) => role !== 'administrator').flatMap((role) => [...permissionsOfRoles([role])]),
  )
  return [...staffPermissions].filter((one) => !others.has(one))
}

const rowsOf = (routes: readonly KnownRoute[]): string[] =>
  routes
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, config: { permission, freshness, limit } }) => ({
      url,
      row: `| ${method} | \`${url}\` | \`${permission}\` | ${freshness} | ${limit} |`,
    }))
    .toSorted((one, other) =>
      one.url < other.url ? -1 : one.url > other.url ? 1 : one.row < other.row ? -1 : 1,
    )
    .map(({ row }) => row)
