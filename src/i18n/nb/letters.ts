import type { letters as original } from '../en/letters.ts'

export const letters: Readonly<Record<keyof typeof original, string>> = {
  'ledger.resend.goes.email': 'Det samme sendes straks på e-post: pasienten får det to ganger.',
  'ledger.resend.goes.sms': 'Det samme sendes straks på SMS: pasienten får det to ganger.',
  'ledger.resend.otherway.email': 'Det samme ble sendt på e-post {when}: pasienten får det to ganger.',
  'ledger.resend.otherway.sms': 'Det samme ble sendt på SMS {when}: pasienten får det to ganger.',
  'visit.asked.off': 'Denne timen kan ikke gjennomføres.',
  'appointments.texts.stoppedNumber': 'Stoppet for dette nummeret: ingen påminnelser på SMS.',
  'visit.texts.off': 'Påminnelser på SMS er stoppet. Vil du ha dem igjen? Ta kontakt med klinikken.',
  'software.alarm.ends': 'Tilgangen til {name} opphører etter {date}.',
  'software.alarm.more': 'Gi mer tid, eller la den opphøre',
  'software.ends': 'Tilgangen opphører av seg selv etter {date}. En annen dato gir mer tid.',
  'software.trouble.ended': 'Tilgangen til programvaren hadde opphørt.',
  'software.trouble.not-readable':
    'Adressen eller den hemmelige nøkkelen ble lagret med en annen nøkkel og kan ikke lenger leses. Skriv inn adressen på nytt.',
  'software.until': 'til og med {date}',
}
