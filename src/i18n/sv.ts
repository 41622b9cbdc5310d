import { acts } from './sv/acts.ts'
import { agenda } from './sv/agenda.ts'
import { appointments } from './sv/appointments.ts'
import { arrange } from './sv/arrange.ts'
import { automatic } from './sv/automatic.ts'
import { booking } from './sv/booking.ts'
import { calls } from './sv/calls.ts'
import { clock } from './sv/clock.ts'
import { confirming } from './sv/confirming.ts'
import { day } from './sv/day.ts'
import { desk } from './sv/desk.ts'
import { details } from './sv/details.ts'
import { diary } from './sv/diary.ts'
import { doctor } from './sv/doctor.ts'
import { doors } from './sv/doors.ts'
import { emails } from './sv/emails.ts'
import { fields } from './sv/fields.ts'
import { followUp } from './sv/follow-up.ts'
import { handover } from './sv/handover.ts'
import { hints } from './sv/hints.ts'
import { hooks } from './sv/hooks.ts'
import { keyboard } from './sv/keyboard.ts'
import { ledger } from './sv/ledger.ts'
import { letters } from './sv/letters.ts'
import { links } from './sv/links.ts'
import { lock } from './sv/lock.ts'
import { look } from './sv/look.ts'
import { merging } from './sv/merging.ts'
import { messages } from './sv/messages.ts'
import { mistakes } from './sv/mistakes.ts'
import { moments } from './sv/moments.ts'
import { moving } from './sv/moving.ts'
import { online } from './sv/online.ts'
import { patients } from './sv/patients.ts'
import { people } from './sv/people.ts'
import { person } from './sv/person.ts'
import { poster } from './sv/poster.ts'
import { practice } from './sv/practice.ts'
import { record } from './sv/record.ts'
import { reports } from './sv/reports.ts'
import { schedule } from './sv/schedule.ts'
import { series } from './sv/series.ts'
import { seriesLetters } from './sv/series-letters.ts'
import { settings } from './sv/settings.ts'
import { shared } from './sv/shared.ts'
import { software } from './sv/software.ts'
import { staff } from './sv/staff.ts'
import { staffMail } from './sv/staff-mail.ts'
import { start } from './sv/start.ts'
import { telling } from './sv/telling.ts'
import { sending } from './sv/text-sending.ts'
import { textTrial } from './sv/text-trial.ts'
import { texting } from './sv/texting.ts'
import { tracking } from './sv/tracking.ts'
import { undoing } from './sv/undoing.ts'
import { visit } from './sv/visit.ts'
import { week } from './sv/week.ts'
import { why } from './sv/why.ts'
import { wording } from './sv/wording.ts'

export const sv = {
  ...ledger,
  ...calls,
  ...doctor,
  ...acts,
  ...agenda,
  ...appointments,
  ...arrange,
  ...automatic,
  ...booking,
  ...confirming,
  ...desk,
  ...details,
  ...day,
  ...diary,
  ...doors,
  ...emails,
  ...followUp,
  ...handover,
  ...hooks,
  ...keyboard,
  ...letters,
  ...links,
  ...lock,
  ...look,
  ...merging,
  ...messages,
  ...online,
  ...moments,
  ...moving,
  ...patients,
  ...people,
  ...person,
  ...poster,
  ...practice,
  ...record,
  ...reports,
  ...schedule,
  ...series,
  ...seriesLetters,
  ...week,
  ...fields,
  ...hints,
  ...mistakes,
  ...settings,
  ...shared,
  ...software,
  ...staff,
  ...staffMail,
  ...start,
  ...sending,
  ...textTrial,
  ...telling,
  ...texting,
  ...tracking,
  ...undoing,
  ...visit,
  ...clock,
  ...why,
  ...wording,
}
