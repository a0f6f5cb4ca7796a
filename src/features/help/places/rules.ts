import type { ArticleName, Kind } from '../articles/types.ts'

/** Which article belongs to which pages; the first that fits. Pages are named as their addresses, without the language. */
const places: readonly (readonly [RegExp, Kind, string])[] = [
  [/^\/account\/new/, 'guides', 'registration'],
  [/^\/account\/activation/, 'questions', 'initial-password'],
  [/^\/account\/recovery/, 'questions', 'lost'],
  [/^\/account\/(?:locked|lock|blocked)/, 'questions', 'blocked'],
  [/^\/account\/password/, 'questions', 'change-password'],
  [/^\/account\/security/, 'questions', 'second-step'],
  [/^\/account\/approval-mails/, 'guides', 'focal-points'],
  [/^\/account/, 'guides', 'account'],
  [/^\/sign-in/, 'questions', 'sign-in'],
  [/^\/(?:approvals|organisation|delegation)/, 'guides', 'focal-points'],
  [/^\/(?:events|registrations|groups)/, 'guides', 'registration'],
  [/^\/meetings/, 'technical', 'meetings'],
  [/^\/access\/status/, 'questions', 'application'],
  [/^\/access\/services/, 'technical', 'browsers'],
  [/^\/access/, 'questions', 'eligible'],
  [/^\/mail\/(?:set-up|settings\/passwords)/, 'guides', 'mail-programs'],
  [/^\/mail\/settings\/(?:forwarding|away)/, 'questions', 'forwarding'],
  [/^\/mail\/settings/, 'questions', 'full-mailbox'],
  [/^\/mail/, 'questions', 'read-mail'],
  [/^\/directory\/focal-points/, 'questions', 'focal-point'],
  [/^\/directory/, 'terms', 'organisation'],
  [/^\/(?:messages|outbox)/, 'questions', 'forged'],
  [/^\/notices\/check/, 'questions', 'forged'],
  [/^\/notices/, 'questions', 'suspicious'],
  [/^\/documents/, 'questions', 'eligible'],
]

/** The article that belongs to a page; undefined where the start of help is the best answer. */
export function articleOfPlace(path: string): ArticleName | undefined {
  const [, kind, slug] = places.find(([pattern]) => pattern.test(path)) ?? []
  return kind && slug ? { kind, slug } : undefined
}

/** Where the help link of a page leads, without the language. */
export function helpFor(path: string): string {
  const article = articleOfPlace(path)
  return article ? `/help/${article.kind}/${article.slug}` : '/help'
}
