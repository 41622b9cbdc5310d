import type { staff as original } from '../en/staff.ts'

export const staff: Readonly<Record<keyof typeof original, string>> = {
  'staff.alarm.mail': 'E-mail is niet ingesteld: bevestigingen en herinneringen wachten.',
  'staff.alarm.here': 'Vraagt aandacht',
  'staff.alarm.proxy':
    'Bezoekers komen via een proxy die niet wordt vertrouwd, waardoor iedereen er hetzelfde uitziet. Stel TRUST_PROXY in (zie docs/operating.md).',
  'staff.field.email': 'E-mailadres',
  'staff.field.password': 'Wachtwoord',
  'staff.nav': 'Hoofdmenu',
  'staff.nav.agenda': 'Agenda',
  'staff.nav.followUp': 'Opvolging',
  'staff.nav.messages': 'Berichten',
  'staff.nav.patients': 'Patiënten',
  'staff.nav.schedule': 'Rooster',
  'staff.nav.settings': 'Instellingen',
  'staff.notFound': 'Deze pagina bestaat niet of is niet open voor uw rol',
  'staff.refused.lead':
    'Het formulier kwam van een andere site of van een te oude pagina. Er is niets gewijzigd. Open de pagina opnieuw en verstuur het vandaar.',
  'staff.refused.title': 'Dit formulier is niet aangenomen',
  'staff.signIn': 'Inloggen',
  'staff.signIn.bookingPage': 'de afsprakenpagina',
  'staff.signIn.later':
    'Te veel pogingen. Probeer het over {minutes, plural, one {# minuut} other {# minuten}} opnieuw.',
  'staff.signIn.missing.email': 'Vul uw e-mailadres in',
  'staff.signIn.missing.password': 'Vul uw wachtwoord in',
  'staff.signIn.note.ended': 'U bent uitgelogd.',
  'staff.signIn.note.out': 'U bent uitgelogd.',
  'staff.signIn.note.unsaved':
    'U was al uitgelogd toen uw laatste wijziging aankwam. Ze is niet opgeslagen: log in en voer ze opnieuw in.',
  'staff.signIn.patients': 'Patiënten maken hun afspraak op',
  'staff.signIn.stale': 'Deze pagina stond te lang open. Log opnieuw in.',
  'staff.signIn.wrong': 'Het e-mailadres of het wachtwoord klopt niet',
  'staff.signOut': 'Uitloggen',
}
