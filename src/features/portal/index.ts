export { portalRoutes, type PortalParts } from './routes.ts'
