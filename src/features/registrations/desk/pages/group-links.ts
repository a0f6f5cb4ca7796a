import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Child } from '../../../../platform/ui/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { exportGroup } from '../../export/part.ts'
import { figuresOfGroup } from '../../figures/desk-parts.ts'
import { writeToGroup } from '../../group-messages/part.ts'

/** What else can be done with everybody a filter means. `query` is the filter, without a question mark, possibly empty. */
export type GroupLink = (t: Texts, actor: SignedIn, query: string) => Child

/** Shown beside the list, in this order; each says by itself whether it is for this member of staff. */
export const groupLinks: readonly GroupLink[] = [figuresOfGroup, writeToGroup, exportGroup]
