/** What is publicly known of a company that sends mail for others. */
export interface MailHost {
  readonly name: string
  /** What its servers' names end in. */
  readonly hosts: readonly string[]
  /** What a domain that sends through it has to name in its SPF record. */
  readonly include: string
  /** Where it usually has the key of its signature (DKIM); none: everybody gets a name of their own. */
  readonly selectors: readonly string[]
}

/** As their own help pages say; whoever is not here is asked for by name on the page. */
const mailHosts: readonly MailHost[] = [
  host('Google', ['gmail.com', 'google.com'], '_spf.google.com', ['google']),
  host('Microsoft 365', ['office365.com', 'outlook.com'], 'spf.protection.outlook.com', [
    'selector1',
    'selector2',
  ]),
  host('Mailjet', ['mailjet.com'], 'spf.mailjet.com', ['mailjet']),
  host('SendGrid', ['sendgrid.net'], 'sendgrid.net', ['s1', 's2']),
  host('Mailgun', ['mailgun.org'], 'mailgun.org', []),
  host('Postmark', ['postmarkapp.com'], 'spf.mtasv.net', []),
  host('Amazon SES', ['amazonaws.com'], 'amazonses.com', []),
  host('Brevo', ['brevo.com', 'sendinblue.com'], 'spf.brevo.com', ['mail', 'brevo1', 'brevo2']),
  host('TransIP', ['transip.email', 'transip.nl'], '_spf.transip.email', [
    'transip-a',
    'transip-b',
    'transip-c',
  ]),
  host('Fastmail', ['fastmail.com', 'messagingengine.com'], 'spf.messagingengine.com', ['fm1', 'fm2', 'fm3']),
  host('Proton', ['protonmail.ch'], '_spf.protonmail.ch', ['protonmail', 'protonmail2', 'protonmail3']),
  host('one.com', ['one.com'], '_custspf.one.com', ['rsa1', 'rsa2']),
  host('Loopia', ['loopia.se'], 'spf.loopia.se', []),
  host('Domeneshop', ['domeneshop.no'], '_spf.domeneshop.no', []),
  host('mailbox.org', ['mailbox.org'], 'mailbox.org', ['mbo0001', 'mbo0002']),
]

/** Addresses at which everybody can have a mailbox: nobody but their owner can say who sends for them. */
const everybodysDomains = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com live.nl live.se live.no hotmail.nl hotmail.se hotmail.no ' +
    'msn.com yahoo.com yahoo.se yahoo.no icloud.com me.com mac.com aol.com gmx.com gmx.net proton.me protonmail.com ' +
    'ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl casema.nl upcmail.nl telia.com tele2.se ' +
    'bredband.net comhem.se spray.se online.no broadpark.no getmail.no lyse.net'
  ).split(' '),
)

export function mailHostOf(server: string): MailHost | undefined {
  const name = server.toLowerCase()
  return mailHosts.find(({ hosts }) => hosts.some((each) => name === each || name.endsWith(`.${each}`)))
}

export function isEverybodys(domain: string): boolean {
  return everybodysDomains.has(domain.toLowerCase())
}

function host(
  name: string,
  hosts: readonly string[],
  include: string,
  selectors: readonly string[],
): MailHost {
  return { name, hosts, include, selectors }
}
