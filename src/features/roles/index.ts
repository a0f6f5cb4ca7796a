export { permissionsOf, rolesOf } from './store.ts'
export { grantRole } from './actions.ts'
export { roles } from './rules.ts'
