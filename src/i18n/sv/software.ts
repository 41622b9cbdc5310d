import type { software as original } from '../en/software.ts'

export const software: Readonly<Record<keyof typeof original, string>> = {
  'software.title': 'Andra program',
  'software.lead':
    'Låt andra program läsa bokningar eller skicka meddelanden: en enkättjänst, en skärm i väntrummet, bokföringen. Varje program får en egen nyckel och bara de rättigheter du kryssar i. Vad det får se om patienter står i deras åtkomstlogg, och vad det skickar under Meddelanden.',
  'software.none': 'Inget annat program har åtkomst.',
  'software.token': 'Nyckel',
  'software.used': 'Senast använd',
  'software.made': 'Skapad',
  'software.never': 'aldrig',
  'software.revoked': 'Återkallad',
  'software.add': 'Ge ett program åtkomst',
  'software.make': 'Skapa nyckel',
  'software.hint.name': 'Vad du kallar det, till exempel tillverkarens namn',
  'software.rights': 'Vad det får göra',
  'software.right.readAppointments': 'Läsa bokningar',
  'software.right.readAppointments.hint':
    'Tider, status, bokningstyp, behandlare, mottagning, och patienter som nummer, utan namn',
  'software.right.readNames': 'Läsa patienters namn',
  'software.right.readNames.hint':
    'Tillsammans med bokningarna; aldrig för skyddade personuppgifter. Kryssa bara i om programmet inte klarar sig utan',
  'software.right.sendMessages': 'Skicka meddelanden till patienter',
  'software.right.sendMessages.hint':
    'Egna texter, bara till bekräftade kontaktuppgifter; allt som stoppar era meddelanden stoppar också dessa',
  'software.right.beTold': 'Få veta när bokningar ändras',
  'software.right.beTold.hint':
    'På en adress hos programmet: bokad, ombokad eller avbokad, med tider och nummer, utan namn',
  'software.error.name': 'Ange ett namn med högst 80 tecken',
  'software.error.rights': 'Kryssa i minst en rättighet',
  'software.error.url': 'Ange en offentlig webbadress som börjar med https://',
  'software.document': 'För programmets tillverkare, vad som finns och hur man frågar:',
  'software.token.once':
    'Kopiera den nu och förvara den som ett lösenord: den visas inte igen. Om den försvinner, återkalla den och skapa en ny.',
  'software.webhook': 'Var programmet får veta om bokningar',
  'software.webhook.lead':
    'När en tid bokas, ombokas eller avbokas, av vem det än är, skickas det hit inom en minut. Meddelandet är signerat och innehåller bara nummer och tider.',
  'software.url': 'Webbadress',
  'software.url.hint': 'Fråga programmets tillverkare. Den börjar med https://',
  'software.webhook.set': 'Spara adressen',
  'software.webhook.remove': 'Sluta meddela',
  'software.answered': 'Senaste svar',
  'software.week': 'De senaste 7 dagarna',
  'software.counts': 'meddelade: {sent, number}, väntar: {waiting, number}, uppgivna: {failed, number}',
  'software.trouble': 'Problem',
  'software.trouble.not-public': 'Adressen leder till ett privat nät. Bara offentliga adresser meddelas.',
  'software.trouble.no-answer': 'Ingen svarar på adressen.',
  'software.trouble.too-slow': 'Inget svar kom inom 10 sekunder.',
  'software.trouble.not-encrypted': 'Anslutningen kan inte krypteras: certifikatet är inte giltigt.',
  'software.trouble.redirect': 'Adressen leder vidare till en annan. Ange den i stället.',
  'software.trouble.status': 'Programmet svarade med ett fel.',
  'software.trouble.gone': 'Programmet har bett att inte få veta mer.',
  'software.trouble.demonstration': 'Det här är demonstrationen: ingenting lämnar datorn.',
  'software.ended':
    'Sedan {since} meddelas inget mer hit: programmet tog inte emot det på tre dagar, eller bad om det. Vad som hänt under tiden måste det läsa självt. Slå på det igen när programmet är redo.',
  'software.secret': 'Hemlighet för signaturen',
  'software.secret.once':
    'Kopiera den nu och ge den till programmet: den visas inte igen. Med den vet programmet att ett meddelande kommer från er.',
  'software.secret.lead': 'Skapa en ny om andra kan ha sett den. Den gamla gäller en dag till.',
  'software.secret.renew': 'Skapa ny hemlighet',
  'software.secret.both': 'Till {until} gäller även den gamla hemligheten.',
  'software.revoke': 'Återkalla åtkomst',
  'software.revoke.lead':
    'Nyckeln öppnar sedan ingenting, och programmet får inte veta mer. Det går inte att ångra; du kan skapa en ny nyckel.',
  'software.revoke.sure': 'Återkalla åtkomsten för {name}?',
  'software.back': 'Alla program',
  'software.alarm':
    '{name} har inte fått veta om bokningar sedan {since}: det svarar inte.{owner, select, yes {} other { En ägare ser varför under Inställningar, Andra program.}}',
  'software.alarm.open': 'Se varför',
  'software.look': 'Annat program',
  'record.view.software': 'läst av program',
  'messages.kind.api': 'Meddelande från annat program',
  'messages.reason.software-revoked': 'Programmets åtkomst är återkallad',
  'software.mail.subject': 'Ett meddelande från {practice}',
  'software.mail.open': 'Öppna sidan',
  'software.mail.why': 'Du får det här meddelandet för att du är patient hos {practice}.',
  'software.mail.unsubscribe': 'Sluta få sådana meddelanden och påminnelser via e-post',
}
