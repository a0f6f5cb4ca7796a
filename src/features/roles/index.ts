export { permissionsOfRoles, roles } from './rules.ts'
export { permissionsOf, rolesOf } from './store.ts'
export { endRole, grantRole } from './actions.ts'
