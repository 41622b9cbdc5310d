import type { staff as original } from '../en/staff.ts'

export const staff: Readonly<Record<keyof typeof original, string>> = {
  'staff.alarm.mail': 'E-posten är inte inställd: bekräftelser och påminnelser väntar.',
  'staff.alarm.here': 'Behöver åtgärdas',
  'staff.alarm.proxy':
    'Besökare kommer via en proxy som inte är betrodd, så att alla ser ut som en. Ställ in TRUST_PROXY (se docs/operating.md).',
  'staff.field.email': 'E-post',
  'staff.field.password': 'Lösenord',
  'staff.nav': 'Huvudmeny',
  'staff.nav.agenda': 'Tidbok',
  'staff.nav.followUp': 'Bevakning',
  'staff.nav.messages': 'Meddelanden',
  'staff.nav.patients': 'Patienter',
  'staff.nav.schedule': 'Schema',
  'staff.nav.settings': 'Inställningar',
  'staff.notFound': 'Sidan finns inte eller är inte öppen för din roll',
  'staff.refused.lead':
    'Formuläret kom från en annan webbplats eller från en sida som är för gammal. Inget har ändrats. Öppna sidan på nytt och skicka därifrån.',
  'staff.refused.title': 'Formuläret togs inte emot',
  'staff.signIn': 'Logga in',
  'staff.signIn.bookingPage': 'bokningssidan',
  'staff.signIn.later':
    'För många försök. Försök igen om {minutes, plural, one {# minut} other {# minuter}}.',
  'staff.signIn.missing.email': 'Skriv din e-postadress',
  'staff.signIn.missing.password': 'Skriv ditt lösenord',
  'staff.signIn.note.ended': 'Du har loggats ut.',
  'staff.signIn.note.out': 'Du är utloggad.',
  'staff.signIn.note.unsaved':
    'Du hade loggats ut när din senaste ändring kom fram. Den sparades inte: logga in och gör om den.',
  'staff.signIn.patients': 'Patienter bokar på',
  'staff.signIn.stale': 'Sidan har varit öppen för länge. Logga in igen.',
  'staff.signIn.wrong': 'E-postadressen eller lösenordet är fel',
  'staff.signOut': 'Logga ut',
}
