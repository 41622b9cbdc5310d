import { jsonAt, jsonText, readJson } from '../../../src/lib/read-json.ts'
import { nobody } from './elks.ts'
import { basic, isE164, openStandIn, partsOf, type StandIn } from './stand-in.ts'

/** LINK Mobility: POST /sms/send, JSON with Basic login (SMS REST API 1.18). */
export async function openLink(): Promise<StandIn & { readonly url: string }> {
  const stand = await openStandIn(({ method, path, header, body }, broke) => {
    if (header('authorization') !== basic('linde', 'geheim'))
      return refused(401, 106_100, 'Invalid authentication')
    if (method !== 'POST' || path !== '/sms/send') return { status: 404, body: '' }
    const json = readJson(body)
    const names = [
      'source',
      'sourceTON',
      'destination',
      'userData',
      'platformId',
      'platformPartnerId',
      'refId',
    ]
    const [source, ton, to, text, platform, partner, ref = ''] = names.map((name) => jsonText(json, name))
    if (platform !== 'COMMON_API') return refused(400, 106_200, 'Invalid platformId')
    if (partner !== '1234') return refused(400, 106_201, 'Invalid platformPartnerId')
    const gates = jsonAt(json, 'deliveryReportGates')
    if (jsonAt(json, 'useDeliveryReport') === true && jsonText(gates, '0') !== 'gate1')
      return refused(400, 106_301, 'Specified gate unavailable')
    if (!source || source.length > 16 || !/^(MSISDN|SHORTNUMBER|ALPHANUMERIC)$/.test(ton ?? ''))
      return refused(400, 2000, 'Invalid source')
    if (!to || !isE164(to) || to === nobody) return refused(400, 2106, 'Number error')
    if (!text) return refused(400, 4003, 'Invalid user data')
    if (broke) return { status: 402, body: '' }
    const id = `Dcshuhod0PMAAAFQ+/${stand.questions.length}`
    return {
      status: 200,
      body: JSON.stringify({
        messageId: id,
        resultCode: 1005,
        description: 'Queued',
        ...(jsonText(json, 'customParameters.replySmsCount') === 'true' ? { smsCount: partsOf(text) } : {}),
      }),
      takes: { id, to, from: source, text, ref, callback: '' },
    }
  })
  const query = 'from=Linde&platform=COMMON_API&partner=1234&gate=gate1'
  return Object.assign(stand, { url: `link://linde:geheim@127.0.0.1:${stand.port}?${query}` })
}

function refused(httpStatus: number, status: number, description: string) {
  return {
    status: httpStatus,
    body: JSON.stringify({ status, description, translatedDescription: description }),
  }
}
