export { helpFor } from './places/rules.ts'
export { helpRoutes } from './routes.ts'
