import { agenda } from './nb/agenda.ts'
import { appointments } from './nb/appointments.ts'
import { booking } from './nb/booking.ts'
import { emails } from './nb/emails.ts'
import { followUp } from './nb/follow-up.ts'
import { messages } from './nb/messages.ts'
import { person } from './nb/person.ts'
import { practice } from './nb/practice.ts'
import { reports } from './nb/reports.ts'
import { settings } from './nb/settings.ts'
import { shared } from './nb/shared.ts'
import { staff } from './nb/staff.ts'

export const nb = {
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
