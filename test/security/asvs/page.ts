import { authentication } from './authentication.ts'
import { browser } from './browser.ts'
import { factors } from './factors.ts'
import type { Line } from './line.ts'
import { sessions } from './sessions.ts'

export const allLines: readonly Line[] = [...browser, ...authentication, ...factors, ...sessions]

const marks: Readonly<Record<Line['stands'], string>> = {
  kept: 'kept',
  otherwise: '**otherwise**',
  'not-yet': 'not yet applicable',
  none: 'does not apply',
}

const proof = ({ line, stands }: Line): string => (stands === 'not-yet' ? '' : `\`asvs-${line}\``)

/** The page about what of the standard is kept, made from the list that the tests are held against. */
export const asvsPage = (): string => `# The verification standard, line by line

Made from \`test/security/asvs/\` by \`test/security/asvs.test.ts\`; do not edit. The lines are those of the OWASP Application
Security Verification Standard 5.0 about the browser, authentication, sessions and logging, in our own words. Every line
that is not of a thing we do not have yet is proved by a test of that name; the test of the list fails when one is missing.

*Otherwise* is where we depart from the line: what we do instead stands beside it, and its test proves that.

| line | what it asks | what Plenary does | stands | proof |
| --- | --- | --- | --- | --- |
${allLines.map((one) => `| ${one.line} | ${one.asks} | ${one.does} | ${marks[one.stands]} | ${proof(one)} |`).join('\n')}

Lines about OpenID Connect, OAuth and SAML are not yet applicable: Plenary signs nobody in through other providers, and is none
for others. The lines that will count when it becomes one are named above, so that none is forgotten.
`
