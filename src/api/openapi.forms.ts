import { jsonSchemaOf } from '../lib/json-schema.ts'
import { type Operation, operations, pathId, problemAnswer } from './operations.forms.ts'

/** The document of the programming interface (OpenAPI 3.1), made of the validators that its routes use. */
export function openApiDocument(baseUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: operationOf(operation),
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ledig',
      version: '1',
      description:
        'Appointments to be read and messages to be sent by other software, with a token that the owner of the practice gives under Settings, Other software. Every refusal is a problem as RFC 9457 has it. docs/api.md shows how.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchemaOf(problemAnswer) },
    },
  }
}

function operationOf(operation: Operation) {
  const { id, summary, description, right, body } = operation
  return {
    operationId: id,
    summary,
    description: right === undefined ? description : `${description} Needs the right ${right}.`,
    security: right === undefined ? [] : [{ token: [] }],
    ...(parametersOf(operation).length > 0 ? { parameters: parametersOf(operation) } : {}),
    ...(body ? { requestBody: { required: true, content: json(jsonSchemaOf(body)) } } : {}),
    responses: responsesOf(operation),
  }
}

function parametersOf({ path, query, headers = {} }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    parameter('path', name ?? '', pathId, true),
  )
  const inQuery = Object.entries(query?.entries ?? {}).map(([name, each]) =>
    parameter('query', name, each, false),
  )
  const inHead = Object.entries(headers).map(([name, each]) => parameter('header', name, each, true))
  return [...inPath, ...inQuery, ...inHead]
}

function parameter(
  where: string,
  name: string,
  validator: Parameters<typeof jsonSchemaOf>[0],
  required: boolean,
) {
  const { description, ...schema } = jsonSchemaOf(validator)
  return { in: where, name, required, ...(description === undefined ? {} : { description }), schema }
}

function responsesOf({ done: [status, means, answer], refused }: Operation) {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const no = Object.entries(refused).map(([code, why]) => [code, { description: why, content: problem }])
  return {
    [status]: { description: means, content: json(jsonSchemaOf(answer)) },
    ...Object.fromEntries(no),
  }
}

function json(schema: Readonly<Record<string, unknown>>) {
  return { 'application/json': { schema } }
}
