import type { automatic as original } from '../en/automatic.ts'

export const automatic: Readonly<Record<keyof typeof original, string>> = {
  'automatic.title': 'Automatiske meldinger',
  'automatic.lead':
    'Det alle pasienter skal lese som bestiller en viss type: hvordan man forbereder seg, hva man tar med, hva som fylles ut på forhånd. Skriv det én gang, og velg det på siden til timetypen.',
  'automatic.who':
    'Den står på siden etter bestillingen og på siden om timen. Pasienter med bekreftet e-postadresse eller mobilnummer får også en e-post eller SMS som leder dit; der står ingenting av den.',
  'automatic.none': 'Det finnes ingen automatisk melding ennå.',
  'automatic.noType': 'ikke valgt for noen type',
  'automatic.add': 'Legg til en automatisk melding',
  'automatic.hint.name': 'For dere selv: pasientene ser det ikke',
  'automatic.field.text': 'Tekst ({language})',
  'automatic.hint.text':
    'Vanlig tekst; en tom linje gir et avsnitt, og nettadresser blir lenker. Lik for alle: ingen navn, ingen prøvesvar. Den som har lenken, kan lese den',
  'automatic.error.text': 'Skriv teksten på dette språket: den leser også pasienter med et annet språk',
  'automatic.field.staffToo': 'Også når klinikken bestiller',
  'automatic.hint.staffToo': 'Ellers får bare pasienter som bestiller online den',
  'automatic.field.active': 'I bruk',
  'automatic.hint.active':
    'Fjern haken for å slutte å sende den; typer som har valgt den, sender da ingenting',
  'automatic.kept': 'De som alt har bestilt, beholder teksten slik den var da.',
  'automatic.usedBy': 'Sendes til den som bestiller:',
  'automatic.sendsNothing': 'Ute av bruk: den som bestiller disse typene, får ingenting:',
  'automatic.chooseType': 'Ingen type sender den ennå. Velg den på siden til en timetype:',
  'automatic.preview': 'Se som pasient',
  'automatic.preview.note': 'Slik leser pasientene det som er lagret. Ingenting sendes.',
  'automatic.preview.back': 'Tilbake til innstillingene',
  'automatic.preview.other': 'Ikke skrevet på {language}: pasientene leser den på {other}.',
  'automatic.remove': 'Slett meldingen',
  'automatic.remove.inUse': 'Den kan ikke slettes, for:',
  'automatic.remove.instead':
    'Ta den ut av bruk i stedet: ingen får den lenger, og den som har fått den, kan fortsatt lese den.',
  'automatic.remove.types': 'De typene sender da ingenting, og sier fra om det.',
  'automatic.remove.retired': 'Den er alt ute av bruk: ingen får den lenger.',
  'automatic.remove.sure':
    'Ingen type sender den, og ingen pasient har fått den. Når den er slettet, kommer den ikke tilbake.',
  'automatic.use.type': '{type} sender den',
  'automatic.use.sent': 'pasienter har fått den',
  'automatic.field.template': 'Automatisk melding til den som bestiller',
  'automatic.hint.template':
    'For eksempel hvordan man forbereder seg. Den leses på en side; e-posten eller SMS-en leder bare dit',
  'automatic.template.none': 'Ingen',
  'automatic.warn.retired':
    'Den automatiske meldingen «{name}» er ute av bruk: den som bestiller, får ingenting.',
  'automatic.warn.notify':
    'Meldinger er slått av for denne typen: ingen e-post eller SMS leder til den automatiske meldingen «{name}». Pasientene leser den bare der de ser timen sin.',
  'automatic.heading': 'En melding fra {practice}',
  'automatic.about': 'Den gjelder timen din.',
  'automatic.readBelow': 'Les meldingen nedenfor før besøket.',
  'automatic.mail.subject': 'En melding om timen din, {practice}',
  'automatic.mail.core': '{practice} har skrevet til deg om timen din.',
  'automatic.mail.read': 'Les meldingen',
  'automatic.mail.unsubscribe': 'Meld deg av påminnelser og slike meldinger på e-post',
  'automatic.ledger': 'Det pasienten leser bak lenken',
  'messages.kind.dialogue': 'Automatisk melding om {when}',
  'messages.reason.template-off': 'Den automatiske meldingen er ute av bruk',
  'messages.reason.no-link': 'Lenken til timen er trukket tilbake',
}
