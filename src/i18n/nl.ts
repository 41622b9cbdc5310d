import { acts } from './nl/acts.ts'
import { agenda } from './nl/agenda.ts'
import { appointments } from './nl/appointments.ts'
import { arrange } from './nl/arrange.ts'
import { automatic } from './nl/automatic.ts'
import { booking } from './nl/booking.ts'
import { calls } from './nl/calls.ts'
import { clock } from './nl/clock.ts'
import { confirming } from './nl/confirming.ts'
import { day } from './nl/day.ts'
import { desk } from './nl/desk.ts'
import { details } from './nl/details.ts'
import { diary } from './nl/diary.ts'
import { doctor } from './nl/doctor.ts'
import { doors } from './nl/doors.ts'
import { emails } from './nl/emails.ts'
import { fields } from './nl/fields.ts'
import { followUp } from './nl/follow-up.ts'
import { handover } from './nl/handover.ts'
import { hints } from './nl/hints.ts'
import { hooks } from './nl/hooks.ts'
import { keyboard } from './nl/keyboard.ts'
import { ledger } from './nl/ledger.ts'
import { letters } from './nl/letters.ts'
import { links } from './nl/links.ts'
import { lock } from './nl/lock.ts'
import { look } from './nl/look.ts'
import { merging } from './nl/merging.ts'
import { messages } from './nl/messages.ts'
import { mistakes } from './nl/mistakes.ts'
import { moments } from './nl/moments.ts'
import { moving } from './nl/moving.ts'
import { online } from './nl/online.ts'
import { patients } from './nl/patients.ts'
import { people } from './nl/people.ts'
import { person } from './nl/person.ts'
import { poster } from './nl/poster.ts'
import { practice } from './nl/practice.ts'
import { record } from './nl/record.ts'
import { reports } from './nl/reports.ts'
import { schedule } from './nl/schedule.ts'
import { series } from './nl/series.ts'
import { seriesLetters } from './nl/series-letters.ts'
import { settings } from './nl/settings.ts'
import { shared } from './nl/shared.ts'
import { software } from './nl/software.ts'
import { staff } from './nl/staff.ts'
import { staffMail } from './nl/staff-mail.ts'
import { start } from './nl/start.ts'
import { telling } from './nl/telling.ts'
import { sending } from './nl/text-sending.ts'
import { textTrial } from './nl/text-trial.ts'
import { texting } from './nl/texting.ts'
import { tracking } from './nl/tracking.ts'
import { undoing } from './nl/undoing.ts'
import { visit } from './nl/visit.ts'
import { week } from './nl/week.ts'
import { why } from './nl/why.ts'
import { wording } from './nl/wording.ts'

export const nl = {
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
