import type { MessageState, Why } from './types.ts'

const shown: Readonly<Record<string, MessageState>> = {
  queued: 'waiting',
  'in-flight': 'waiting',
  retrying: 'waiting',
  sent: 'sent',
  withheld: 'kept',
  failed: 'not-delivered',
}

/** The outbox's state as its reader is told it. */
export const stateOf = (outboxState: string): MessageState => shown[outboxState] ?? 'waiting'

const kinds: readonly Why[] = ['connection', 'temporary', 'permanent', 'setup', 'address', 'writing']

/** The outbox notes trouble as `kind: what was said`. */
export const whyOf = (lastError: string | null): Why | undefined =>
  kinds.find((kind) => lastError?.startsWith(`${kind}:`))
