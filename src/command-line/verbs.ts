import type { PlainVerb, Verb } from '../platform/command-line.ts'

type AnyVerb = Verb | PlainVerb

/** Which part of the program brings the verbs of each noun; a part is loaded when its noun is used. */
const parts: Readonly<Record<string, () => Promise<readonly AnyVerb[]>>> = {
  migrate: async () => [(await import('./verbs/migrate.ts')).migrateVerb],
  schema: async () => [(await import('./verbs/schema.ts')).schemaVerb],
  config: async () => (await import('./verbs/config.ts')).configVerbs,
  demo: async () => (await import('../demo/index.ts')).demoVerbs,
  account: async () => [
    ...(await import('../features/accounts/index.ts')).accountVerbs,
    ...(await import('../features/sign-in/index.ts')).accountLifeVerbs,
    ...(await import('../features/sign-in/index.ts')).factorVerbs,
  ],
  mailbox: async () => (await import('../features/mailbox/index.ts')).mailboxVerbs,
  org: async () => (await import('../features/directory/index.ts')).organisationVerbs,
  outbox: async () => (await import('../features/messages/index.ts')).outboxVerbs,
  audit: async () => (await import('../features/administration/index.ts')).auditVerbs,
  retention: async () =>
    (await import('../features/registrations/index.ts')).retentionVerbs([
      (await import('../features/visa-letters/index.ts')).visasDue,
    ]),
  event: async () =>
    (await import('../features/events/index.ts')).eventVerbs(
      (await import('../event-desk-above.ts')).eventDeskAbove,
    ),
  registration: async () => (await import('../features/registrations/index.ts')).exportVerbs,
}

export const nouns = Object.keys(parts)

/** The verbs of one noun, or of all. */
export async function verbsOf(noun?: string): Promise<readonly AnyVerb[]> {
  const wanted = noun === undefined ? nouns : nouns.filter((name) => name === noun)
  return (await Promise.all(wanted.map((name) => parts[name]!()))).flat()
}
