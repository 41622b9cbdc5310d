import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'

/** Whom passkeys are made for: a host name and the address of its pages. */
export interface PasskeyHome {
  readonly id: string
  readonly origin: string
}

/** What is kept of a passkey; `credential` is base64url. */
export interface PasskeyFacts {
  readonly credential: string
  readonly publicKey: Buffer
  /** How often the authenticator says it was used; many always say 0. */
  readonly counter: number
}

/** Where browsers give passkeys at all: https, or http on this very machine, and a name, not a bare IP address. */
export function passkeyHome(baseUrl: string): PasskeyHome | undefined {
  const { protocol, hostname, origin } = new URL(baseUrl)
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  const bare = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return bare || (protocol !== 'https:' && !local) ? undefined : { id: hostname, origin }
}

/** 256 random bits, base64url, which an authenticator signs (WebAuthn 13.4.3). */
export function randomChallenge(): string {
  return randomBytes(32).toString('base64url')
}

/** What the browser is asked with to make a passkey; `taken` are the credentials that this account has already. */
export function newPasskeyOptions(
  home: PasskeyHome,
  challenge: string,
  practice: string,
  user: { readonly handle: string; readonly email: string; readonly name: string },
  taken: readonly string[],
) {
  return {
    challenge,
    rp: { id: home.id, name: practice },
    user: { id: user.handle, name: user.email, displayName: user.name },
    // EdDSA, ES256, RS256.
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
    timeout: 300_000,
    attestation: 'none',
    excludeCredentials: taken.map((id) => ({ type: 'public-key', id })),
    authenticatorSelection: {
      residentKey: 'preferred',
      requireResidentKey: false,
      userVerification: 'required',
    },
  }
}

/** What the browser is asked with to use one; without `allowed` any passkey that it has for this house. */
export function passkeyOptions(home: PasskeyHome, challenge: string, allowed: readonly string[]) {
  return {
    challenge,
    rpId: home.id,
    timeout: 300_000,
    userVerification: 'required',
    allowCredentials: allowed.map((id) => ({ type: 'public-key', id })),
  }
}

/** Which credential an answer of a browser speaks of; nothing is proved by it. */
export function credentialIn(answer: string): string | undefined {
  const id = read(answer)?.id
  return id !== undefined && /^[\w-]{1,1400}$/.test(id) ? id : undefined
}

/** The new passkey of a browser's answer; undefined where it does not fit the challenge or nobody was verified. */
export async function readNewPasskey(
  answer: string,
  challenge: string,
  home: PasskeyHome,
): Promise<PasskeyFacts | undefined> {
  const said = read(answer)
  if (!said) return undefined
  try {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
    const { clientDataJSON, attestationObject } = said
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...frameOf(said.id), response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: home.origin,
      expectedRPID: home.id,
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo) return undefined
    const { id: credential, publicKey, counter } = registrationInfo.credential
    return { credential, publicKey: Buffer.from(publicKey), counter }
  } catch {
    return undefined
  }
}

/** The counter of the authenticator where the answer was signed by this passkey; whether it went up is the caller's to judge. */
export async function readPasskeyUse(
  answer: string,
  challenge: string,
  home: PasskeyHome,
  passkey: PasskeyFacts,
): Promise<number | undefined> {
  const said = read(answer)
  if (!said || said.id !== passkey.credential) return undefined
  try {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
    const { clientDataJSON, authenticatorData, signature } = said
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...frameOf(said.id), response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: challenge,
      expectedOrigin: home.origin,
      expectedRPID: home.id,
      requireUserVerification: true,
      // With the counter that is kept the package would throw for a copy as for anything else.
      credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}

/** Whether a counter went up as it must (WebAuthn 7.2.22): one that always says 0 tells nothing. */
export function countedUp(before: number, after: number): boolean {
  return after > before || (before === 0 && after === 0)
}

function frameOf(id: string) {
  return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
}

interface Said {
  readonly id: string
  readonly clientDataJSON: string
  readonly attestationObject: string
  readonly authenticatorData: string
  readonly signature: string
}

/** The texts of an answer; undefined where it is no answer at all. */
function read(answer: string): Said | undefined {
  if (answer.length > 20_000) return undefined
  const whole = wordsIn(parsed(answer))
  const inside = wordsIn(whole.get('response'))
  const of = (name: string): string => {
    const value = inside.get(name)
    return typeof value === 'string' ? value : ''
  }
  const id = whole.get('id')
  if (typeof id !== 'string' || id === '') return undefined
  return {
    id,
    clientDataJSON: of('clientDataJSON'),
    attestationObject: of('attestationObject'),
    authenticatorData: of('authenticatorData'),
    signature: of('signature'),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function wordsIn(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}
