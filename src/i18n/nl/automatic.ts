import type { automatic as original } from '../en/automatic.ts'

export const automatic: Readonly<Record<keyof typeof original, string>> = {
  'automatic.title': 'Automatische berichten',
  'automatic.lead':
    'Wat elke patiënt moet lezen die een bepaald type boekt: hoe men zich voorbereidt, wat men meebrengt, wat vooraf in te vullen. Schrijf het één keer en kies het op de pagina van het type.',
  'automatic.who':
    'Het staat op de pagina na het boeken en op de pagina over de afspraak. Patiënten van wie het e-mailadres of mobiele nummer bevestigd is, krijgen ook een e-mail of sms die daarheen leidt; daarin zelf staat er niets van.',
  'automatic.none': 'Er is nog geen automatisch bericht.',
  'automatic.noType': 'bij geen enkel type gekozen',
  'automatic.add': 'Automatisch bericht toevoegen',
  'automatic.hint.name': 'Voor uzelf: patiënten zien deze naam niet',
  'automatic.field.text': 'Tekst ({language})',
  'automatic.hint.text':
    'Gewone tekst; een lege regel maakt een alinea en webadressen worden links. Voor iedereen gelijk: geen namen, geen uitslagen. Wie de link heeft, kan het lezen',
  'automatic.error.text': 'Schrijf de tekst in deze taal: die lezen ook patiënten met een andere taal',
  'automatic.field.staffToo': 'Ook als de praktijk de afspraak maakt',
  'automatic.hint.staffToo': 'Anders krijgen alleen patiënten die online boeken het',
  'automatic.field.active': 'In gebruik',
  'automatic.hint.active': 'Vink uit om het niet meer te sturen; types die het noemen sturen dan niets',
  'automatic.kept': 'Wie al geboekt heeft, houdt de tekst zoals die toen was.',
  'automatic.usedBy': 'Gaat naar wie dit boekt:',
  'automatic.sendsNothing': 'Buiten gebruik: wie deze types boekt, krijgt niets:',
  'automatic.chooseType': 'Nog geen type stuurt het. Kies het op de pagina van een type:',
  'automatic.preview': 'Bekijk als patiënt',
  'automatic.preview.note': 'Zo lezen patiënten wat er is opgeslagen. Er wordt niets verstuurd.',
  'automatic.preview.back': 'Terug naar de instellingen',
  'automatic.preview.other': 'Niet geschreven in het {language}: patiënten lezen het in het {other}.',
  'automatic.remove': 'Dit bericht verwijderen',
  'automatic.remove.inUse': 'Verwijderen kan niet, want:',
  'automatic.remove.instead':
    'Stel het in plaats daarvan buiten gebruik: niemand krijgt het nog, en wie het kreeg kan het blijven lezen.',
  'automatic.remove.types': 'Die types sturen dan niets, en melden dat.',
  'automatic.remove.retired': 'Het is al buiten gebruik: niemand krijgt het nog.',
  'automatic.remove.sure':
    'Geen type stuurt het en geen patiënt heeft het gekregen. Eenmaal verwijderd komt het niet terug.',
  'automatic.use.type': '{type} stuurt het',
  'automatic.use.sent': 'patiënten hebben het gekregen',
  'automatic.field.template': 'Automatisch bericht aan wie boekt',
  'automatic.hint.template':
    'Bijvoorbeeld hoe men zich voorbereidt. Het staat op een pagina; de e-mail of sms leidt er alleen heen',
  'automatic.template.none': 'Geen',
  'automatic.warn.retired': 'Het automatische bericht ‘{name}’ is buiten gebruik: wie boekt, krijgt niets.',
  'automatic.warn.notify':
    'Berichten staan uit voor dit type: geen e-mail of sms leidt naar het automatische bericht ‘{name}’. Patiënten lezen het alleen waar zij hun afspraak zien.',
  'automatic.heading': 'Een bericht van {practice}',
  'automatic.about': 'Het gaat over uw afspraak.',
  'automatic.readBelow': 'Lees het bericht hieronder vóór uw bezoek.',
  'automatic.mail.subject': 'Een bericht over uw afspraak, {practice}',
  'automatic.mail.core': '{practice} heeft u een bericht geschreven over uw afspraak.',
  'automatic.mail.read': 'Lees het bericht',
  'automatic.mail.unsubscribe': 'Geen herinneringen en zulke berichten per e-mail meer',
  'automatic.ledger': 'Wat de patiënt achter de link leest',
  'messages.kind.dialogue': 'Automatisch bericht over {when}',
  'messages.reason.template-off': 'Het automatische bericht is buiten gebruik',
  'messages.reason.no-link': 'De link naar de afspraak is ingetrokken',
}
