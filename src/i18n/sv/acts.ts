import type { acts as original } from '../en/acts.ts'

/** What a form that was kept behind the lock is going to do. */
export const acts: Readonly<Record<keyof typeof original, string>> = {
  'acts.book': 'Boka den nya tiden?',
  'acts.call': 'Anteckna vad samtalet gav?',
  'acts.cancel': 'Avboka tiden {when}?',
  'acts.cancelFollowing': 'Avboka tiden {when} och de följande?',
  'acts.followUp': 'Avsluta posten i bevakningslistan?',
  'acts.handover': 'Lämna över de valda tiderna?',
  'acts.move': 'Flytta tiden {when}?',
  'acts.moveFollowing': 'Flytta tiden {when} och de följande?',
  'acts.patient.change': 'Ändra patientkortet?',
  'acts.patient.contact': 'Ändra kontaktuppgifterna på patientkortet?',
  'acts.patient.merge': 'Slå ihop de två korten?',
  'acts.patient.new': 'Lägga upp ett nytt patientkort?',
  'acts.patient.status': 'Ändra patientens status?',
  'acts.people': 'Ändra vilka som deltar {when}?',
  'acts.repeat': 'Upprepa tiden {when}?',
  'acts.resend': 'Skicka meddelandet igen?',
  'acts.schedule': 'Ändra schemat?',
  'acts.sendNow': 'Skicka meddelandet om tiden {when} nu?',
  'acts.settings': 'Ändra inställningarna?',
  'acts.shorten': 'Korta tiden {when}?',
  'acts.status': 'Ändra status för tiden {when}?',
  'acts.statusTo': 'Sätta tiden {when} till ”{state}”?',
  'acts.undo': 'Ta tillbaka ändringen av tiden {when}?',
}
