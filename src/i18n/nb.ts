import { acts } from './nb/acts.ts'
import { agenda } from './nb/agenda.ts'
import { appointments } from './nb/appointments.ts'
import { arrange } from './nb/arrange.ts'
import { automatic } from './nb/automatic.ts'
import { booking } from './nb/booking.ts'
import { calls } from './nb/calls.ts'
import { clock } from './nb/clock.ts'
import { confirming } from './nb/confirming.ts'
import { day } from './nb/day.ts'
import { desk } from './nb/desk.ts'
import { details } from './nb/details.ts'
import { diary } from './nb/diary.ts'
import { doctor } from './nb/doctor.ts'
import { doors } from './nb/doors.ts'
import { emails } from './nb/emails.ts'
import { fields } from './nb/fields.ts'
import { followUp } from './nb/follow-up.ts'
import { handover } from './nb/handover.ts'
import { hints } from './nb/hints.ts'
import { hooks } from './nb/hooks.ts'
import { keyboard } from './nb/keyboard.ts'
import { ledger } from './nb/ledger.ts'
import { letters } from './nb/letters.ts'
import { links } from './nb/links.ts'
import { lock } from './nb/lock.ts'
import { look } from './nb/look.ts'
import { merging } from './nb/merging.ts'
import { messages } from './nb/messages.ts'
import { mistakes } from './nb/mistakes.ts'
import { moments } from './nb/moments.ts'
import { moving } from './nb/moving.ts'
import { online } from './nb/online.ts'
import { patients } from './nb/patients.ts'
import { people } from './nb/people.ts'
import { person } from './nb/person.ts'
import { poster } from './nb/poster.ts'
import { practice } from './nb/practice.ts'
import { record } from './nb/record.ts'
import { reports } from './nb/reports.ts'
import { schedule } from './nb/schedule.ts'
import { series } from './nb/series.ts'
import { seriesLetters } from './nb/series-letters.ts'
import { settings } from './nb/settings.ts'
import { shared } from './nb/shared.ts'
import { software } from './nb/software.ts'
import { staff } from './nb/staff.ts'
import { staffMail } from './nb/staff-mail.ts'
import { start } from './nb/start.ts'
import { telling } from './nb/telling.ts'
import { sending } from './nb/text-sending.ts'
import { textTrial } from './nb/text-trial.ts'
import { texting } from './nb/texting.ts'
import { tracking } from './nb/tracking.ts'
import { undoing } from './nb/undoing.ts'
import { visit } from './nb/visit.ts'
import { week } from './nb/week.ts'
import { why } from './nb/why.ts'
import { wording } from './nb/wording.ts'

export const nb = {
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
