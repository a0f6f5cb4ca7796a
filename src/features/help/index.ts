export { helpOnDesk } from './desk/desk-part.ts'
export { helpFor } from './places/rules.ts'
export { helpRoutes } from './routes.ts'
