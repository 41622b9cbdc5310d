import type { acts as original } from '../en/acts.ts'

/** What a form that was kept behind the lock is going to do. */
export const acts: Readonly<Record<keyof typeof original, string>> = {
  'acts.book': 'De nieuwe afspraak maken?',
  'acts.call': 'Noteren wat het telefoontje opleverde?',
  'acts.cancel': 'De afspraak van {when} annuleren?',
  'acts.cancelFollowing': 'De afspraak van {when} en de daaropvolgende annuleren?',
  'acts.followUp': 'Dit punt van de opvolglijst afsluiten?',
  'acts.handover': 'De gekozen afspraken overdragen?',
  'acts.move': 'De afspraak van {when} verplaatsen?',
  'acts.moveFollowing': 'De afspraak van {when} en de daaropvolgende verplaatsen?',
  'acts.patient.change': 'De patiëntenkaart wijzigen?',
  'acts.patient.contact': 'De contactgegevens op de patiëntenkaart wijzigen?',
  'acts.patient.merge': 'De twee kaarten samenvoegen?',
  'acts.patient.new': 'Een nieuwe patiëntenkaart maken?',
  'acts.patient.status': 'De status van de patiënt wijzigen?',
  'acts.people': 'Wijzigen wie er bij de afspraak van {when} is?',
  'acts.repeat': 'De afspraak van {when} herhalen?',
  'acts.resend': 'Het bericht opnieuw versturen?',
  'acts.schedule': 'Het rooster wijzigen?',
  'acts.sendNow': 'Het bericht over de afspraak van {when} nu versturen?',
  'acts.settings': 'De instellingen wijzigen?',
  'acts.shorten': 'De afspraak van {when} inkorten?',
  'acts.status': 'De status van de afspraak van {when} wijzigen?',
  'acts.statusTo': 'De afspraak van {when} op “{state}” zetten?',
  'acts.undo': 'De wijziging van de afspraak van {when} terugdraaien?',
}
