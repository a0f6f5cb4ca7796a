/** What each staff role may do. Permissions are named after the room that asks for them. */
const permissionsByRole = new Map<string, readonly string[]>(
  Object.entries({
    secretariat: [
      'portal.desk',
      'events.manage',
      'approvals.decide',
      'registrations.read-all',
      'registrations.decide-all',
      'registrations.export',
      'messages.send',
      'help.edit',
      'outbox.read',
      'outbox.resend',
      'directory.manage',
      'notices.manage',
      'documents.manage',
    ],
    'visa-officer': ['portal.desk', 'visa-letters.manage', 'registrations.read-all'],
    'badge-desk': ['portal.desk', 'badges.manage', 'check-in.manage', 'registrations.read-all'],
    'service-desk': ['portal.desk', 'accounts.manage', 'directory.manage', 'notices.manage'],
  }),
)

/** Every permission that a staff role can bring; an administrator holds them all. */
export const staffPermissions: ReadonlySet<string> = new Set([
  ...[...permissionsByRole.values()].flat(),
  'roles.manage',
  'audit.read',
])

/** The role that brings every permission, and gives the others. */
export const administrator = 'administrator'

export const roles: readonly string[] = [...permissionsByRole.keys(), administrator]

export const isRole = (name: string): boolean => roles.includes(name)

/** What somebody with these roles may do. A role that nobody knows any more brings nothing. */
export function permissionsOfRoles(held: readonly string[]): ReadonlySet<string> {
  if (held.includes(administrator)) return staffPermissions
  return new Set(held.flatMap((role) => permissionsByRole.get(role) ?? []))
}
