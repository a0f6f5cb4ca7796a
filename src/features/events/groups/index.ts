export { addGroupsOfProfile } from './store/save.ts'
