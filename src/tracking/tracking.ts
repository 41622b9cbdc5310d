import type { Texts } from '../practice/texts.ts'

/** What a counting script may be told, and all of it: the names stay (docs/tracking.md). */
export const eventNames = [
  'booking_init',
  'type_selected',
  'calendar_selected',
  'date_selected',
  'button',
  'booking_completed',
] as const

export const trackerKinds = ['off', 'ga4', 'matomo', 'own'] as const
export type TrackerKind = (typeof trackerKinds)[number]

/** Names that are the same in every language. */
export const products = { ga4: 'Google Analytics 4', matomo: 'Matomo' } as const

/** What the practice has set; '' where nothing was typed. What is not in use waits for its return. */
export interface Tracking {
  readonly kind: TrackerKind
  readonly ga4Id: string
  readonly matomoUrl: string
  readonly matomoSite: string
  readonly ownUrl: string
  readonly ownId: string
  /** The practice's own words for the question before anything is counted. */
  readonly questions: Texts
  readonly rowVersion: number
}

/** The script that counts, and the only hosts it may be fetched from and may speak to. */
export interface Tracker {
  readonly kind: Exclude<TrackerKind, 'off'>
  readonly id: string
  readonly script: string
  readonly scriptFrom: readonly string[]
  readonly sendsTo: readonly string[]
  /** What the visitor is told it is: "Google Analytics", "Matomo (stats.example.org)". */
  readonly service: string
}

/** Undefined where nothing is counted. */
export function trackerOf(tracking: Tracking): Tracker | undefined {
  switch (tracking.kind) {
    case 'off':
      return undefined
    case 'ga4':
      return googleTracker(tracking.ga4Id)
    case 'matomo':
      return matomoTracker(tracking.matomoUrl, tracking.matomoSite)
    case 'own':
      return ownTracker(tracking.ownUrl, tracking.ownId)
  }
}

// The hosts that Google names for Analytics 4 in its guide to content security policies, advertising left out.
const google = ['googletagmanager.com', 'google-analytics.com', 'analytics.google.com'] as const

function googleTracker(id: string): Tracker {
  return {
    kind: 'ga4',
    id,
    script: `https://www.${google[0]}/gtag/js?id=${encodeURIComponent(id)}`,
    scriptFrom: [`https://www.${google[0]}`],
    sendsTo: google.map((host) => `https://*.${host}`),
    service: 'Google Analytics',
  }
}

function matomoTracker(url: string, site: string): Tracker {
  const { origin, host } = new URL(url)
  const script = new URL('matomo.js', url).href
  return {
    kind: 'matomo',
    id: site,
    script,
    scriptFrom: [origin],
    sendsTo: [origin],
    service: `Matomo (${host})`,
  }
}

function ownTracker(url: string, id: string): Tracker {
  const { origin, host } = new URL(url)
  return { kind: 'own', id, script: url, scriptFrom: [origin], sendsTo: [origin], service: host }
}

/**
 * The policy of the frame's own document: an origin of its own (no cookie, no storage, no way to the page around it), no
 * form, no window, no other host than the tracker's. `loader` is our script in it, by its full address.
 */
export function framePolicy(tracker: Tracker, loader: string, framers: readonly string[]): string {
  const sendsTo = tracker.sendsTo.join(' ')
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'self' ${[loader, ...tracker.scriptFrom].join(' ')}`,
    `connect-src ${sendsTo}`,
    `img-src ${sendsTo}`,
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${["'self'", ...framers].join(' ')}`,
  ].join('; ')
}
