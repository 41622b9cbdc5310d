import type { staff as original } from '../en/staff.ts'

export const staff: Readonly<Record<keyof typeof original, string>> = {
  'staff.alarm.mail': 'E-post er ikke satt opp: bekreftelser og påminnelser venter.',
  'staff.alarm.here': 'Må følges opp',
  'staff.alarm.proxy':
    'Besøkende kommer via en proxy som ikke er klarert, så alle ser ut som én. Sett TRUST_PROXY (se docs/operating.md).',
  'staff.field.email': 'E-post',
  'staff.field.password': 'Passord',
  'staff.nav': 'Hovedmeny',
  'staff.nav.agenda': 'Timebok',
  'staff.nav.followUp': 'Oppfølging',
  'staff.nav.messages': 'Meldinger',
  'staff.nav.patients': 'Pasienter',
  'staff.nav.schedule': 'Arbeidsplan',
  'staff.nav.settings': 'Innstillinger',
  'staff.notFound': 'Siden finnes ikke eller er ikke åpen for rollen din',
  'staff.refused.lead':
    'Skjemaet kom fra et annet nettsted eller fra en side som er for gammel. Ingenting er endret. Åpne siden på nytt og send derfra.',
  'staff.refused.title': 'Skjemaet ble ikke tatt imot',
  'staff.signIn': 'Logg inn',
  'staff.signIn.bookingPage': 'bestillingssiden',
  'staff.signIn.later':
    'For mange forsøk. Prøv igjen om {minutes, plural, one {# minutt} other {# minutter}}.',
  'staff.signIn.missing.email': 'Skriv e-postadressen din',
  'staff.signIn.missing.password': 'Skriv passordet ditt',
  'staff.signIn.note.ended': 'Du er logget ut.',
  'staff.signIn.note.out': 'Du er logget ut.',
  'staff.signIn.note.unsaved':
    'Du var logget ut da den siste endringen din kom fram. Den ble ikke lagret: logg inn og gjør den på nytt.',
  'staff.signIn.patients': 'Pasienter bestiller på',
  'staff.signIn.stale': 'Siden har vært åpen for lenge. Logg inn på nytt.',
  'staff.signIn.wrong': 'E-postadressen eller passordet er feil',
  'staff.signOut': 'Logg ut',
}
