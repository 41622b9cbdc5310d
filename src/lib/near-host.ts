/** Whether a mail server is this machine or one of its private network, whose certificate nobody could have verified. */
export function isNearHost(host: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)
  if (host.includes(':')) return host === '::1' || /^(fc|fd|fe[89ab])/i.test(host)
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa)$/i.test(host)
}
