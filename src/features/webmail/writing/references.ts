const most = 30

/** The letters an answer names: the first of the conversation, the latest, and the one that is answered. */
export function quotedReferences(
  original: { readonly messageId: string | undefined; readonly references: readonly string[] } | undefined,
): readonly string[] {
  if (!original) return []
  const all = [...original.references, ...(original.messageId ? [original.messageId] : [])]
  return all.length <= most ? all : [all[0] as string, ...all.slice(1 - most)]
}
