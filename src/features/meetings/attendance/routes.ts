import type { House } from '../../../platform/house.ts'
import type { Server } from '../../../platform/http/index.ts'
import type { Drivers } from '../engines/drivers.ts'
import { attendanceDeskRoutes } from './desk-routes.ts'
import { attendanceFiguresRoutes } from './figures-routes.ts'
import { ownAttendanceRoutes } from './own-routes.ts'

/** Who was there: for staff, for oneself, and for whoever holds a certificate. */
export function attendanceRoutes(server: Server, house: House, drivers: Drivers): void {
  attendanceDeskRoutes(server, house, drivers)
  attendanceFiguresRoutes(server, house)
  ownAttendanceRoutes(server, house)
}
