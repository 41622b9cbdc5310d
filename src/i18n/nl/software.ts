import type { software as original } from '../en/software.ts'

export const software: Readonly<Record<keyof typeof original, string>> = {
  'software.title': 'Andere software',
  'software.lead':
    'Laat uw andere software afspraken lezen of berichten sturen: een vragenlijstdienst, een scherm in de wachtkamer, uw boekhouding. Elke krijgt een eigen token en alleen de rechten die u aanvinkt. Wat de software van patiënten te zien krijgt, staat in hun inzagelog; wat ze verstuurt, staat onder Berichten.',
  'software.none': 'Geen andere software heeft toegang.',
  'software.token': 'Toegangstoken',
  'software.used': 'Laatst gebruikt',
  'software.made': 'Gemaakt',
  'software.never': 'nooit',
  'software.revoked': 'Ingetrokken',
  'software.add': 'Software toegang geven',
  'software.make': 'Token maken',
  'software.hint.name': 'Hoe u het noemt, bijvoorbeeld de naam van de maker',
  'software.rights': 'Wat het mag',
  'software.right.readAppointments': 'Afspraken lezen',
  'software.right.readAppointments.hint':
    'Tijden, status, afspraaktype, behandelaar, locatie, en patiënten als nummer, zonder hun naam',
  'software.right.readNames': 'Namen van patiënten lezen',
  'software.right.readNames.hint':
    'Bij de afspraken; nooit die van een geheime identiteit. Vink het alleen aan als de software niet zonder kan',
  'software.right.sendMessages': 'Berichten aan patiënten sturen',
  'software.right.sendMessages.hint':
    'Met eigen teksten, alleen naar bevestigde contactgegevens; alles wat uw berichten tegenhoudt, houdt ook deze tegen',
  'software.right.beTold': 'Horen wanneer afspraken veranderen',
  'software.right.beTold.hint':
    'Op een adres van de software: gemaakt, verplaatst of geannuleerd, met tijden en nummers, zonder namen',
  'software.error.name': 'Vul een naam in van ten hoogste 80 tekens',
  'software.error.rights': 'Vink ten minste één recht aan',
  'software.error.url': 'Vul een openbaar webadres in dat begint met https://',
  'software.document': 'Voor de makers van de software, wat er is en hoe het gevraagd wordt:',
  'software.token.once':
    'Kopieer het nu en bewaar het als een wachtwoord: het wordt niet nog eens getoond. Is het kwijt, trek het dan in en maak een nieuw.',
  'software.webhook': 'Waar de software van afspraken hoort',
  'software.webhook.lead':
    'Zodra een afspraak wordt gemaakt, verplaatst of geannuleerd, door wie dan ook, gaat er binnen een minuut bericht naar dit adres. Het bericht is ondertekend en bevat alleen nummers en tijden.',
  'software.url': 'Webadres',
  'software.url.hint': 'Vraag het aan de maker van de software. Het begint met https://',
  'software.webhook.set': 'Adres opslaan',
  'software.webhook.remove': 'Niets meer doorgeven',
  'software.answered': 'Laatste antwoord',
  'software.week': 'Afgelopen 7 dagen',
  'software.counts': 'doorgegeven: {sent, number}, wacht: {waiting, number}, opgegeven: {failed, number}',
  'software.trouble': 'Probleem',
  'software.trouble.not-public':
    'Het adres leidt naar een afgesloten netwerk. Alleen openbare adressen krijgen bericht.',
  'software.trouble.no-answer': 'Op dit adres antwoordt niemand.',
  'software.trouble.too-slow': 'Er kwam binnen 10 seconden geen antwoord.',
  'software.trouble.not-encrypted':
    'De verbinding kan niet versleuteld worden: het certificaat is niet geldig.',
  'software.trouble.redirect': 'Het adres verwijst door naar een ander. Vul dat in.',
  'software.trouble.status': 'De software antwoordde met een fout.',
  'software.trouble.gone': 'De software wil niets meer horen.',
  'software.trouble.demonstration': 'Dit is de demonstratie: er gaat niets naar buiten.',
  'software.ended':
    'Sinds {since} wordt hier niets meer doorgegeven: de software nam het drie dagen lang niet aan, of vroeg erom. Wat er intussen gebeurde, moet ze zelf lezen. Zet het weer aan als de software klaar is.',
  'software.secret': 'Geheim voor de handtekening',
  'software.secret.once':
    'Kopieer het nu en geef het aan de software: het wordt niet nog eens getoond. Daarmee weet de software dat een bericht van u komt.',
  'software.secret.lead': 'Maak een nieuw als anderen het gezien kunnen hebben. Het oude geldt nog een dag.',
  'software.secret.renew': 'Nieuw geheim maken',
  'software.secret.both': 'Tot {until} geldt het oude geheim ook nog.',
  'software.revoke': 'Toegang intrekken',
  'software.revoke.lead':
    'Het token opent dan niets meer en de software hoort niets meer. Dit kan niet ongedaan gemaakt worden; u kunt wel een nieuw token maken.',
  'software.revoke.sure': 'De toegang van {name} intrekken?',
  'software.back': 'Alle software',
  'software.alarm':
    '{name} hoort sinds {since} niet meer van afspraken: er komt geen antwoord.{owner, select, yes {} other { Een eigenaar ziet onder Instellingen, Andere software waarom.}}',
  'software.alarm.open': 'Bekijk waarom',
  'software.look': 'Andere software',
  'record.view.software': 'gelezen door software',
  'messages.kind.api': 'Bericht van andere software',
  'messages.reason.software-revoked': 'De toegang van de software is ingetrokken',
  'software.mail.subject': 'Een bericht van {practice}',
  'software.mail.open': 'Pagina openen',
  'software.mail.why': 'U krijgt dit bericht omdat u patiënt bent bij {practice}.',
  'software.mail.unsubscribe': 'Dit soort berichten en herinneringen per e-mail stoppen',
}
