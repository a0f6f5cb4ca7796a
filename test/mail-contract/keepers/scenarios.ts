import { finding } from './finding.ts'
import { folders } from './folders.ts'
import { messages } from './messages.ts'
import type { Scenario } from './scenario.ts'

/** All that any keeper of mail is held to. */
export const scenarios: readonly Scenario[] = [...folders, ...messages, ...finding]
