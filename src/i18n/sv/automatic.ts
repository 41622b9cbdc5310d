import type { automatic as original } from '../en/automatic.ts'

export const automatic: Readonly<Record<keyof typeof original, string>> = {
  'automatic.title': 'Automatiska meddelanden',
  'automatic.lead':
    'Det som varje patient ska läsa som bokar en viss typ: hur man förbereder sig, vad man tar med, vad som ska fyllas i innan. Skriv det en gång och välj det på bokningstypens sida.',
  'automatic.who':
    'Det står på sidan efter bokningen och på sidan om tiden. Patienter vars e-postadress eller mobilnummer är bekräftat får också ett mejl eller sms som leder dit; där står inget av det.',
  'automatic.none': 'Det finns inget automatiskt meddelande än.',
  'automatic.noType': 'inte valt för någon typ',
  'automatic.add': 'Lägg till ett automatiskt meddelande',
  'automatic.hint.name': 'För er själva: patienterna ser det inte',
  'automatic.field.text': 'Meddelandetext ({language})',
  'automatic.hint.text':
    'Vanlig text; en tom rad ger ett stycke och webbadresser blir länkar. Lika för alla: inga namn, inga provsvar. Den som har länken kan läsa den',
  'automatic.error.text': 'Skriv texten på det här språket: det läser även patienter med ett annat språk',
  'automatic.field.staffToo': 'Även när mottagningen bokar',
  'automatic.hint.staffToo': 'Annars får bara patienter som bokar på webben det',
  'automatic.field.active': 'Används',
  'automatic.hint.active': 'Avmarkera för att sluta skicka det; typer som har valt det skickar då inget',
  'automatic.kept': 'Den som redan har bokat behåller texten som den var då.',
  'automatic.usedBy': 'Skickas till den som bokar:',
  'automatic.sendsNothing': 'Ur bruk: den som bokar de här typerna får inget:',
  'automatic.chooseType': 'Ingen typ skickar det än. Välj det på en bokningstyps sida:',
  'automatic.preview': 'Se som patient',
  'automatic.preview.note': 'Så läser patienterna det som är sparat. Inget skickas.',
  'automatic.preview.back': 'Tillbaka till inställningarna',
  'automatic.preview.other': 'Inte skrivet på {language}: patienterna läser det på {other}.',
  'automatic.remove': 'Ta bort meddelandet',
  'automatic.remove.inUse': 'Det kan inte tas bort, för:',
  'automatic.remove.instead':
    'Ta det ur bruk i stället: ingen får det längre, och den som har fått det kan fortfarande läsa det.',
  'automatic.remove.types': 'De typerna skickar då inget, och säger det.',
  'automatic.remove.retired': 'Det är redan ur bruk: ingen får det längre.',
  'automatic.remove.sure':
    'Ingen typ skickar det och ingen patient har fått det. När det tagits bort kommer det inte tillbaka.',
  'automatic.use.type': '{type} skickar det',
  'automatic.use.sent': 'patienter har fått det',
  'automatic.field.template': 'Automatiskt meddelande till den som bokar',
  'automatic.hint.template':
    'Till exempel hur man förbereder sig. Det läses på en sida; mejlet eller sms:et leder bara dit',
  'automatic.template.none': 'Inget',
  'automatic.warn.retired': 'Det automatiska meddelandet ”{name}” är ur bruk: den som bokar får inget.',
  'automatic.warn.notify':
    'Meddelanden är avstängda för den här typen: inget mejl eller sms leder till det automatiska meddelandet ”{name}”. Patienterna läser det bara där de ser sin tid.',
  'automatic.heading': 'Ett meddelande från {practice}',
  'automatic.about': 'Det gäller din bokade tid.',
  'automatic.readBelow': 'Läs meddelandet nedan före ditt besök.',
  'automatic.mail.subject': 'Ett meddelande om din tid, {practice}',
  'automatic.mail.core': '{practice} har skrivit till dig om din tid.',
  'automatic.mail.read': 'Läs meddelandet',
  'automatic.mail.unsubscribe': 'Avsluta påminnelser och sådana här meddelanden via e-post',
  'automatic.ledger': 'Det patienten läser bakom länken',
  'messages.kind.dialogue': 'Automatiskt meddelande om {when}',
  'messages.reason.template-off': 'Det automatiska meddelandet är ur bruk',
  'messages.reason.no-link': 'Länken till tiden är återkallad',
}
