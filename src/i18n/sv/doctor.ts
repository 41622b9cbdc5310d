import type { doctor as original } from '../en/doctor.ts'

export const doctor: Readonly<Record<keyof typeof original, string>> = {
  'doctor.title': 'Kommer vår e-post fram?',
  'doctor.open': 'Kontrollera att e-post kommer fram',
  'doctor.demo':
    'Det här är demonstrationen: all e-post fångas upp på den här datorn, så det finns ingen server att kontrollera.',
  'doctor.unset': 'Ställ in e-postservern först: sedan kan den kontrolleras här.',
  'doctor.lead':
    'E-post skickas via {server}, från {from}. Bara den servern och den här datorns DNS tillfrågas; ingen annan får veta något.',
  'doctor.check': 'Kontrollera nu',
  'doctor.check.title': 'Server och domän',
  'doctor.selector': 'DKIM-selektor',
  'doctor.selector.hint':
    'Så kallar din e-postleverantör den. Utan den söks de vanliga hos en känd leverantör.',
  'doctor.topic.server': 'Servern',
  'doctor.topic.tls': 'Kryptering',
  'doctor.topic.login': 'Inloggning',
  'doctor.topic.spf': 'Vem som får skicka åt er (SPF)',
  'doctor.topic.dkim': 'Signatur (DKIM)',
  'doctor.topic.dmarc': 'Vad andra gör med förfalskningar (DMARC)',
  'doctor.tone.ok': 'i ordning',
  'doctor.tone.warn': 'titta på det',
  'doctor.tone.err': 'åtgärda',
  'doctor.server.fine': '{host} svarar på port {port}.',
  'doctor.server.away':
    '{host} svarar inte på port {port}: ”{words}”. Jämför server och port med vad din leverantör anger; 587 och 465 är vanliga. En brandvägg kan vara i vägen.',
  'doctor.tls.fine': '{version}, med ett certifikat från {issuer} som gäller till {until}.',
  'doctor.tls.soon':
    '{version}, men certifikatet från {issuer} går ut {until}. Fråga din leverantör om det förnyas: efter den dagen skickas inget.',
  'doctor.tls.none':
    'Servern erbjuder ingen kryptering, så inget skickas via den. Fråga din leverantör om en port med TLS; 465 och 587 är vanliga.',
  'doctor.tls.near':
    'Inte krypterat. Det är tillåtet för en server på den här datorn eller i ert eget nät, eller för att inställningarna säger så.',
  'doctor.tls.expired': 'Certifikatet gick ut {until}. Be din leverantör förnya det.',
  'doctor.tls.name': 'Certifikatet gäller inte {host}. Använd det servernamn som din leverantör anger.',
  'doctor.tls.untrusted':
    'Certifikatet går inte att lita på ({problem}). Be din leverantör om ett från en erkänd utfärdare.',
  'doctor.login.fine': 'Servern släpper in {user}.',
  'doctor.login.none': 'Servern begär inget lösenord.',
  'doctor.login.refused':
    'Servern nekar {user}: ”{words}”. Skriv lösenordet på nytt; vissa leverantörer kräver ett applösenord.',
  'doctor.login.notTried': 'Det gick inte att logga in: ”{words}”.',
  'doctor.domain.everybodys':
    'Avsändaren är en adress hos {domain}, där alla kan ha en: bara dess ägare kan säga vem som skickar, och många mottagare nekar post från annat håll. Skicka från en egen domän.',
  'doctor.late': 'Inte granskat: det tog för lång tid att komma dit. Kontrollera igen om en minut.',
  'doctor.dns.failed': 'Den här datorns DNS gav inget svar om {domain}. Försök igen om en minut.',
  'doctor.spf.fine': '{domain} säger att {host} får skicka åt den: {text}',
  'doctor.spf.unsure': '{domain} har en post: {text}. Fråga din leverantör om {host} ingår.',
  'doctor.spf.none':
    '{domain} säger inte vem som får skicka åt den: post kan tas för förfalskad. Lägg in den här posten där domänen sköts.',
  'doctor.spf.several':
    '{domain} har mer än en sådan post, och då tror mottagarna inte på någon. Ersätt dem med en.',
  'doctor.spf.open': 'Posten för {domain} låter alla skicka i dess namn. Ersätt den med den här.',
  'doctor.spf.missing': '{host} finns inte i posten för {domain}: {text}. Ersätt den med den här.',
  'doctor.dkim.fine': 'Nyckeln finns, under namnet ”{selector}”.',
  'doctor.dkim.none':
    'Ingen nyckel hittades hos {domain} (sökte: {tried}). Slå på DKIM hos {host}: där visas posten som ska läggas in, för ingen annan känner nyckeln.',
  'doctor.dkim.ask':
    'Var nyckeln för {domain} ligger vet bara {host}. Fråga din leverantör efter selektorn och skriv den ovan.',
  'doctor.dmarc.strict': '{domain} ber mottagare stoppa det som är förfalskat.',
  'doctor.dmarc.watch':
    '{domain} har en post som bara bevakar. Det räcker för att komma fram; när SPF och DKIM är i ordning kan den bli strängare.',
  'doctor.dmarc.none':
    '{domain} har ingen post. Stora mottagare kräver en; den här nekar inget och är en bra början.',
  'doctor.dmarc.several':
    '{domain} har mer än en post, och då tror mottagarna inte på någon. Ersätt dem med en.',
  'doctor.dmarc.broken': 'Posten för {domain} går inte att läsa. Ersätt den med den här.',
  'doctor.record': 'En TXT-post, där er domän sköts. Det kan ta en timme tills alla ser den.',
  'doctor.record.name': 'Namn',
  'doctor.record.value': 'Värde',
  'doctor.test': 'Skicka ett testmeddelande',
  'doctor.test.title': 'Ett riktigt meddelande',
  'doctor.test.to': 'Till',
  'doctor.test.hint': 'Helst en adress på annat håll, som din egen hemma. Titta även i skräpposten.',
  'doctor.test.address': 'Ange en e-postadress, som namn@example.org',
  'doctor.test.accepted': 'Servern tog emot det för {to}. Om det kommer fram ser du där.',
  'doctor.test.refused': 'Det togs inte emot för {to}.',
  'doctor.test.words': 'Serverns svar:',
}
