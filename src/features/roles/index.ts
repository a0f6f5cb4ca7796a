export { permissionsOfRoles } from './rules.ts'
export { permissionsOf, rolesOf } from './store.ts'
export { grantRole } from './actions.ts'
