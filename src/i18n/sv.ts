import { agenda } from './sv/agenda.ts'
import { appointments } from './sv/appointments.ts'
import { booking } from './sv/booking.ts'
import { emails } from './sv/emails.ts'
import { followUp } from './sv/follow-up.ts'
import { messages } from './sv/messages.ts'
import { person } from './sv/person.ts'
import { practice } from './sv/practice.ts'
import { reports } from './sv/reports.ts'
import { settings } from './sv/settings.ts'
import { shared } from './sv/shared.ts'
import { staff } from './sv/staff.ts'

export const sv = {
  ...agenda,
  ...appointments,
  ...booking,
  ...emails,
  ...followUp,
  ...messages,
  ...person,
  ...practice,
  ...reports,
  ...settings,
  ...shared,
  ...staff,
}
