import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'

/** For the desk of staff: the way to the rules and to the groups. Nothing waits there. */
export const policyOnDesk = () =>
  (
    [
      ['registrations.policy.title', '/desk/rules'],
      ['registrations.policy.groups', '/desk/groups'],
    ] as const
  ).map(
    ([title, href]) =>
      async (actor: SignedIn, t: Texts) =>
        actor.permissions.has('events.manage') ? { count: 0, title: t(title), href } : undefined,
  )
