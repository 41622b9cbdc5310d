import { acts } from './en/acts.ts'
import { agenda } from './en/agenda.ts'
import { appointments } from './en/appointments.ts'
import { arrange } from './en/arrange.ts'
import { automatic } from './en/automatic.ts'
import { booking } from './en/booking.ts'
import { calls } from './en/calls.ts'
import { clock } from './en/clock.ts'
import { confirming } from './en/confirming.ts'
import { day } from './en/day.ts'
import { desk } from './en/desk.ts'
import { details } from './en/details.ts'
import { diary } from './en/diary.ts'
import { doctor } from './en/doctor.ts'
import { doors } from './en/doors.ts'
import { emails } from './en/emails.ts'
import { fields } from './en/fields.ts'
import { followUp } from './en/follow-up.ts'
import { handover } from './en/handover.ts'
import { hints } from './en/hints.ts'
import { hooks } from './en/hooks.ts'
import { keyboard } from './en/keyboard.ts'
import { ledger } from './en/ledger.ts'
import { letters } from './en/letters.ts'
import { links } from './en/links.ts'
import { lock } from './en/lock.ts'
import { look } from './en/look.ts'
import { merging } from './en/merging.ts'
import { messages } from './en/messages.ts'
import { mistakes } from './en/mistakes.ts'
import { moments } from './en/moments.ts'
import { moving } from './en/moving.ts'
import { online } from './en/online.ts'
import { patients } from './en/patients.ts'
import { people } from './en/people.ts'
import { person } from './en/person.ts'
import { poster } from './en/poster.ts'
import { practice } from './en/practice.ts'
import { record } from './en/record.ts'
import { reports } from './en/reports.ts'
import { schedule } from './en/schedule.ts'
import { series } from './en/series.ts'
import { seriesLetters } from './en/series-letters.ts'
import { settings } from './en/settings.ts'
import { shared } from './en/shared.ts'
import { software } from './en/software.ts'
import { staff } from './en/staff.ts'
import { staffMail } from './en/staff-mail.ts'
import { start } from './en/start.ts'
import { telling } from './en/telling.ts'
import { sending } from './en/text-sending.ts'
import { textTrial } from './en/text-trial.ts'
import { texting } from './en/texting.ts'
import { tracking } from './en/tracking.ts'
import { undoing } from './en/undoing.ts'
import { visit } from './en/visit.ts'
import { week } from './en/week.ts'
import { why } from './en/why.ts'
import { wording } from './en/wording.ts'

export const en = {
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
