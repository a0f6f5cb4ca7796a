import type { Column, Rule, Table } from './read.ts'

/** The manual's page about the tables. `owners` names the part of the program that writes each. */
export function schemaPage(tables: readonly Table[], owners: Readonly<Record<string, string>>): string {
  return `# Schema

Made from the database's catalogue by \`bin/plenary schema types\`; do not edit. Times are instants (\`_at\`), days have
no time zone (\`_on\`); the names of rules are the ones stores translate into refusals.

${tables.map((table) => tablePart(table, owners[table.name])).join('\n')}`
}

function tablePart({ name, columns, rules, indexes, comment }: Table, owner: string | undefined): string {
  return `## ${name}

Written by \`${owner ?? 'nobody yet'}\`.${comment ? ` ${comment}` : ''}

| column | type | without a value |
| --- | --- | --- |
${columns.map(row).join('')}
${rules.map(item).join('')}${indexes.map(item).join('')}`
}

const row = ({ name, type, mayBeNull, standard, isComputed }: Column): string =>
  `| \`${name}\` | ${type} | ${isComputed ? `computed: ${code(standard)}` : standard === null ? (mayBeNull ? 'null' : 'must be given') : code(standard)} |\n`

const item = ({ name, words }: Rule): string =>
  `- \`${name}\`: ${words.replace(/^CREATE (UNIQUE )?INDEX \S+ ON public\.\S+ USING /, '$1')}\n`

const code = (words: string | null): string =>
  `\`${(words ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')}\``
