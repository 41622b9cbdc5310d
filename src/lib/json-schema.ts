import { toJsonSchema } from '@valibot/to-json-schema'

/**
 * What a validator accepts, as a JSON Schema (2020-12, as OpenAPI 3.1 takes it). What no schema can say, a date that must
 * exist for instance, is left to the description beside it.
 */
export function jsonSchemaOf(
  validator: Parameters<typeof toJsonSchema>[0],
): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = toJsonSchema(validator, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
  })
  return schema
}
