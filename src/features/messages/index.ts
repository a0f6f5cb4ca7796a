export { ownMessages } from './own-records/part.ts'
export { messagesRoutes } from './routes.ts'
export { outboxVerbs } from './verbs.ts'
