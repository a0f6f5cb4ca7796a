export { holdsAccess } from './store/applications.ts'
