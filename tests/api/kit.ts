import * as v from 'valibot'
import { messageAnswer, problemAnswer } from '../../src/api/answers.forms.ts'
import { addClient } from '../../src/api/clients.commands.ts'
import { type Right, rights } from '../../src/api/rights.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addCard } from '../helpers/cards.ts'
import { type House, openHouse } from '../visit/kit.ts'

export interface Software extends House {
  readonly token: string
  readonly clientId: number
  /** Asks with the token, unless another one is given; '' for none. */
  ask(path: string, init?: RequestInit, token?: string): Promise<Response>
  post(body: unknown, headers?: Readonly<Record<string, string>>, token?: string): Promise<Response>
}

/** The small practice, and software that may do everything, or what is given. */
export function openSoftware(may: readonly Right[] = rights): Software {
  const house = openHouse()
  const { id: clientId, token } = access(house, may)
  const ask = async (path: string, init: RequestInit = {}, given = token) => {
    const headers = new Headers(init.headers)
    if (given !== '') headers.set('authorization', `Bearer ${given}`)
    return house.request(path, { ...init, headers })
  }
  let keys = 0
  const post = async (body: unknown, headers: Readonly<Record<string, string>> = {}, given = token) =>
    ask(
      '/api/v1/messages',
      {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `key-number-${++keys}`,
          ...headers,
        },
      },
      given,
    )
  return Object.assign(house, { clientId, token, ask, post })
}

export function access(house: House, may: readonly Right[], name = 'Vragen BV') {
  return addClient(house.db, { name, rights: may }, theSystem, house.now)
}

/** A card whose e-mail address is confirmed, with a patient number. Returns its id. */
export function reader(house: House, more = '', contact = 'noor@example.org'): number {
  const id = addCard(house, { contacts: [contact], more: `number = 1203${more}` })
  house.db.raw.exec(`update patient_contact set confirmed_at = ${house.now - 60} where patient_id = ${id}`)
  return id
}

/** The problem that an answer is, by its short name. */
export async function problemIn(answer: Response): Promise<string> {
  const said = v.parse(problemAnswer, await answer.json())
  if (answer.headers.get('content-type') !== 'application/problem+json') throw new Error('no problem+json')
  if (said.status !== answer.status) throw new Error('another status')
  const places = (said.errors ?? []).map(({ at, is }) => `${at} ${is}`)
  return [`${answer.status} ${said.type.replace('urn:ledig:problem:', '')}`, ...places].join('; ')
}

/** The message that an answer is, as the document says it must be. */
export async function messageIn(answer: Response) {
  return v.parse(messageAnswer, await answer.json())
}
