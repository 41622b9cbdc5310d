import type { acts as original } from '../en/acts.ts'

/** What a form that was kept behind the lock is going to do. */
export const acts: Readonly<Record<keyof typeof original, string>> = {
  'acts.book': 'Bestille den nye timen?',
  'acts.call': 'Notere hva telefonsamtalen ga?',
  'acts.cancel': 'Avlyse timen {when}?',
  'acts.cancelFollowing': 'Avlyse timen {when} og de følgende?',
  'acts.followUp': 'Avslutte punktet på oppfølgingslisten?',
  'acts.handover': 'Overføre de valgte timene?',
  'acts.move': 'Flytte timen {when}?',
  'acts.moveFollowing': 'Flytte timen {when} og de følgende?',
  'acts.patient.change': 'Endre pasientkortet?',
  'acts.patient.contact': 'Endre kontaktopplysningene på pasientkortet?',
  'acts.patient.merge': 'Slå sammen de to kortene?',
  'acts.patient.new': 'Opprette et nytt pasientkort?',
  'acts.patient.status': 'Endre pasientens status?',
  'acts.people': 'Endre hvem som deltar {when}?',
  'acts.repeat': 'Gjenta timen {when}?',
  'acts.resend': 'Sende meldingen på nytt?',
  'acts.schedule': 'Endre arbeidsplanen?',
  'acts.sendNow': 'Sende meldingen om timen {when} nå?',
  'acts.settings': 'Endre innstillingene?',
  'acts.shorten': 'Korte ned timen {when}?',
  'acts.status': 'Endre statusen for timen {when}?',
  'acts.statusTo': 'Sette timen {when} til «{state}»?',
  'acts.undo': 'Ta tilbake endringen av timen {when}?',
}
