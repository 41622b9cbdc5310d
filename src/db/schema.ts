import type { AgendaTables } from './tables/agenda.ts'
import type { AppointmentsTables } from './tables/appointments.ts'
import type { ListsTables } from './tables/lists.ts'
import type { MessagesTables } from './tables/messages.ts'
import type { PatientsTables } from './tables/patients.ts'
import type { PracticeTables } from './tables/practice.ts'
import type { ScheduleTables } from './tables/schedule.ts'
import type { StaffTables } from './tables/staff.ts'
import type { TrackingTables } from './tables/tracking.ts'
import type { TypesTables } from './tables/types.ts'
import type { UpkeepTables } from './tables/upkeep.ts'

/** The rows of migrations/, as TypeScript sees them; tests/db/schema.test.ts compares the two column by column. */
export interface Schema
  extends PracticeTables,
    StaffTables,
    TypesTables,
    ScheduleTables,
    PatientsTables,
    AppointmentsTables,
    AgendaTables,
    MessagesTables,
    ListsTables,
    TrackingTables,
    UpkeepTables {}
