import type { doctor as original } from '../en/doctor.ts'

export const doctor: Readonly<Record<keyof typeof original, string>> = {
  'doctor.title': 'Kommer e-posten vår frem?',
  'doctor.open': 'Sjekk at e-post kommer frem',
  'doctor.demo':
    'Dette er demonstrasjonen: all e-post fanges opp på denne maskinen, så det er ingen server å sjekke.',
  'doctor.unset': 'Sett opp e-postserveren først: så kan den sjekkes her.',
  'doctor.lead':
    'E-post sendes via {server}, fra {from}. Bare den serveren og DNS-en til denne maskinen blir spurt; ingen andre får vite noe.',
  'doctor.check': 'Sjekk nå',
  'doctor.check.title': 'Server og domene',
  'doctor.selector': 'DKIM-selektor',
  'doctor.selector.hint':
    'E-postleverandøren din kaller den det. Uten den letes det etter de vanlige hos en kjent leverandør.',
  'doctor.topic.server': 'Serveren',
  'doctor.topic.tls': 'Kryptering',
  'doctor.topic.login': 'Innlogging',
  'doctor.topic.spf': 'Hvem som kan sende for dere (SPF)',
  'doctor.topic.dkim': 'Signatur (DKIM)',
  'doctor.topic.dmarc': 'Hva andre gjør med forfalskninger (DMARC)',
  'doctor.tone.ok': 'i orden',
  'doctor.tone.warn': 'se på det',
  'doctor.tone.err': 'må ordnes',
  'doctor.server.fine': '{host} svarer på port {port}.',
  'doctor.server.away':
    '{host} svarer ikke på port {port}: «{words}». Sammenlign server og port med det leverandøren oppgir; 587 og 465 er vanlige. En brannmur kan stå i veien.',
  'doctor.tls.fine': '{version}, med et sertifikat fra {issuer} som er gyldig til {until}.',
  'doctor.tls.soon':
    '{version}, men sertifikatet fra {issuer} utløper {until}. Spør leverandøren om det fornyes: etter den dagen sendes ingenting.',
  'doctor.tls.none':
    'Serveren tilbyr ingen kryptering, så ingenting sendes via den. Be leverandøren om en port med TLS; 465 og 587 er vanlige.',
  'doctor.tls.near':
    'Ikke kryptert. Det er tillatt for en server på denne maskinen eller i deres eget nett, eller fordi innstillingene sier det.',
  'doctor.tls.expired': 'Sertifikatet utløp {until}. Be leverandøren fornye det.',
  'doctor.tls.name': 'Sertifikatet gjelder ikke {host}. Bruk servernavnet som leverandøren oppgir.',
  'doctor.tls.untrusted':
    'Sertifikatet er ikke til å stole på ({problem}). Be leverandøren om et fra en anerkjent utsteder.',
  'doctor.login.fine': 'Serveren slipper inn {user}.',
  'doctor.login.none': 'Serveren ber ikke om passord.',
  'doctor.login.refused':
    'Serveren avviser {user}: «{words}». Skriv passordet på nytt; noen leverandører krever et app-passord.',
  'doctor.login.notTried': 'Det gikk ikke å logge inn: «{words}».',
  'doctor.domain.everybodys':
    'Avsenderen er en adresse hos {domain}, der alle kan ha en: bare eieren kan si hvem som sender, og mange mottakere avviser post fra andre steder. Send fra et eget domene.',
  'doctor.late': 'Ikke undersøkt: det tok for lang tid å komme dit. Sjekk igjen om et minutt.',
  'doctor.dns.failed': 'DNS-en til denne maskinen ga ikke svar om {domain}. Prøv igjen om et minutt.',
  'doctor.spf.fine': '{domain} sier at {host} kan sende for det: {text}',
  'doctor.spf.unsure': '{domain} har en oppføring: {text}. Spør leverandøren om {host} er med.',
  'doctor.spf.none':
    '{domain} sier ikke hvem som kan sende for det: post kan bli tatt for forfalsket. Få denne oppføringen lagt inn der domenet administreres.',
  'doctor.spf.several':
    '{domain} har mer enn én slik oppføring, og da tror mottakerne ikke på noen. Sett én i stedet.',
  'doctor.spf.open': 'Oppføringen for {domain} lar alle sende i dets navn. Sett denne i stedet.',
  'doctor.spf.missing': '{host} er ikke i oppføringen for {domain}: {text}. Sett denne i stedet.',
  'doctor.dkim.fine': 'Nøkkelen finnes, under navnet «{selector}».',
  'doctor.dkim.none':
    'Fant ingen nøkkel hos {domain} (lette etter: {tried}). Slå på DKIM hos {host}: der vises oppføringen som skal legges inn, for ingen andre kjenner nøkkelen.',
  'doctor.dkim.ask':
    'Hvor nøkkelen til {domain} ligger, vet bare {host}. Spør leverandøren om selektoren og skriv den ovenfor.',
  'doctor.dmarc.strict': '{domain} ber mottakere stoppe det som er forfalsket.',
  'doctor.dmarc.watch':
    '{domain} har en oppføring som bare følger med. Det er nok for å komme frem; når SPF og DKIM er i orden, kan den bli strengere.',
  'doctor.dmarc.none':
    '{domain} har ingen oppføring. Store mottakere krever en; denne avviser ingenting og er en god start.',
  'doctor.dmarc.several':
    '{domain} har mer enn én oppføring, og da tror mottakerne ikke på noen. Sett én i stedet.',
  'doctor.dmarc.broken': 'Oppføringen for {domain} kan ikke leses. Sett denne i stedet.',
  'doctor.record': 'En TXT-oppføring, der domenet administreres. Det kan ta en time før alle ser den.',
  'doctor.record.name': 'Navn',
  'doctor.record.value': 'Verdi',
  'doctor.test': 'Send en testmelding',
  'doctor.test.title': 'En ekte melding',
  'doctor.test.to': 'Til',
  'doctor.test.hint': 'Helst en adresse et annet sted, som din egen hjemme. Se også i søppelposten.',
  'doctor.test.address': 'Skriv en e-postadresse, som navn@example.org',
  'doctor.test.accepted': 'Serveren tok imot den for {to}. Om den kommer frem, ser du der.',
  'doctor.test.refused': 'Den ble ikke tatt imot for {to}.',
  'doctor.test.words': 'Serverens svar:',
}
