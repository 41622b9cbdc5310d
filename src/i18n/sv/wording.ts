import type { wording as original } from '../en/wording.ts'

export const wording: Readonly<Record<keyof typeof original, string>> = {
  'wording.title': 'Vad meddelandena säger',
  'wording.lead':
    'Varje meddelande som patienter får, ord för ord, med ett exempel. Före och efter kan ni lägga till något eget, för varje sort, kanal och språk.',
  'wording.never':
    'Ett meddelande innehåller aldrig adress eller behandling, och ett sms ingens namn. Resten hittar patienten på sidan bakom länken.',
  'wording.column.kind': 'Meddelande',
  'wording.column.email': 'E-post',
  'wording.column.sms': 'Sms',
  'wording.open.email': '{kind} per e-post',
  'wording.open.sms': '{kind} per sms',
  'wording.own': 'Era ord på: {languages}',
  'wording.kind.cancelled': 'Avbokad',
  'wording.kind.confirm-contact': 'Fråga om en kontaktuppgift stämmer',
  'wording.kind.confirmation': 'Bekräftelse',
  'wording.kind.dialogue': 'Automatiskt meddelande',
  'wording.kind.moved': 'Flyttad',
  'wording.kind.propose': 'Välj en annan tid',
  'wording.kind.reassigned': 'Nu hos en kollega',
  'wording.kind.reminder': 'Påminnelse',
  'wording.kind.reminder-day': 'Påminnelse om flera samma dag',
  'wording.kind.series-cancelled': 'Serie avbokad',
  'wording.kind.series-created': 'Serie bokad',
  'wording.kind.series-moved': 'Serie flyttad',
  'wording.back': 'Alla meddelanden',
  'wording.field.before': 'Före meddelandet ({language})',
  'wording.field.after': 'Efter meddelandet ({language})',
  'wording.hint.known':
    'Tomt: inget läggs till. Ni kan använda {known}, som fylls i när meddelandet går iväg',
  'wording.fixed.contact':
    'Till det här meddelandet går det inte att lägga till något: det frågar om en adress eller ett nummer stämmer, och då kan det vara en främling som läser. Tills svaret har kommit står det bara vem som frågar.',
  'wording.fixed.dialogue':
    'Det här är orden runt aviseringen. Det ni själva har att säga läses på sidan bakom länken:',
  'wording.languages': 'Exempel på ett annat språk',
  'wording.fixed.day': 'Den har påminnelsens ord:',
  'wording.look': 'Visa exemplet',
  'wording.example': 'Exempel: {language}',
  'wording.example.dark': 'I ett mörkt e-postprogram',
  'wording.example.light': 'I ett ljust e-postprogram',
  'wording.example.note': 'Namn, tider och länkar är påhittade, inget skickas.',
  'wording.example.link': 'När patienten kan ändra på webben',
  'wording.example.phone': 'När patienten måste ringa',
  'wording.example.plain': 'När e-postprogrammet bara visar text',
  'wording.size':
    '{characters, plural, one {# tecken} other {# tecken}} i {encoding}, {segments, plural, one {# segment} other {# segment}}',
  'wording.room': 'Plats för {count, plural, one {# tecken} other {# tecken}} till',
  'wording.cost': 'kostar {cost}',
  'wording.noCost': 'inget pris angivet',
  'wording.beyond': 'Finns inte i GSM-7: {letters}. Med dem rymmer ett segment 70 tecken i stället för 160.',
  'wording.long':
    'Klinikens namn och webbadress har tillsammans {count} tecken. Med högst {most} får varje sms plats i ett segment, annars tar vissa två.',
  'wording.missing':
    'Ni säger något på andra språk, men inte på: {languages}. Till meddelanden på dem läggs inget till.',
  'wording.error.placeholder': '{unknown} är inte känt här. Ni kan använda {known}',
  'wording.error.address':
    'Här står adressen till {location}. En adress får aldrig stå i ett meddelande: patienten hittar den bakom länken',
  'wording.warn.address':
    'I ”{field}” verkar det stå en adress. En adress hör inte hemma i ett meddelande: patienten hittar den bakom länken.',
  'wording.warn.type':
    'I ”{field}” står ”{name}”, som en bokningstyp heter. Vad någon kommer för hör inte hemma i ett meddelande.',
  'wording.warn.place': 'Mottagningen ”{name}” står i meddelanden, och namnet ser ut som en adress.',
  'wording.warn.placeType':
    'Mottagningen ”{name}” står i meddelanden, och i namnet står ”{type}”, som en bokningstyp heter.',
  'wording.warn.here':
    'Det här namnet ser ut som en adress. Det står i meddelanden, där ingen adress hör hemma: ett namn som ”Söder” räcker.',
}
