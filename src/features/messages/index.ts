export { messagesRoutes } from './routes.ts'
export { outboxVerbs } from './verbs.ts'
