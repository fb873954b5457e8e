import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator, type Definition } from 'ts-json-schema-generator';

/**
 * Writes `parameters.schema.json`: JSON schemas of what each endpoint accepts, from the SDK's own types.
 * Run it after an upgrade of the SDK: `node src/sandbox/stripe/generate-parameter-schemas.ts`. A test fails when stale.
 */
if (import.meta.main) writeFileSync(new URL('parameters.schema.json', import.meta.url), generateParameterSchemas());

/** The text of `parameters.schema.json`, one parameter a line, so that a change is readable in review. */
export function generateParameterSchemas(): string {
  const { definitions = {} } = createGenerator({
    path: fileURLToPath(new URL('parameter-types.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    type: 'Parameters',
    topRef: true,
    jsDoc: 'none',
    additionalProperties: false,
    skipTypeCheck: true,
  }).createSchema('Parameters');
  const endpoints = Object.entries(properties(definitions['Parameters'])).map(([endpoint, schema]) => {
    const { properties: parameters = {}, ...rest } = inline(schema, definitions as Definitions);
    const lines = Object.entries(parameters).map(([name, type]) => `"${name}": ${JSON.stringify(type)}`);
    return `"${endpoint}": ${JSON.stringify(rest).slice(0, -1)},"properties":{\n${lines.join(',\n')}\n}}`;
  });
  return `{\n${endpoints.join(',\n')}\n}\n`;
}

type Schema = Omit<Definition, 'anyOf' | 'properties' | 'items' | 'additionalProperties'> & {
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
};
type Definitions = Record<string, Schema>;

function properties(definition: unknown): Record<string, Schema> {
  return (definition as Schema).properties ?? {};
}

/** The schema without references, as values look when they arrive form-encoded: everything is text, nothing is null. */
function inline(schema: Schema, definitions: Definitions): Schema {
  if (schema.$ref) return referenced(schema.$ref, definitions);
  if (schema.anyOf) return oneOf(schema.anyOf, definitions);
  if (Array.isArray(schema.type)) return { type: 'string' };
  if (schema.type === 'string')
    return schema.enum || schema.const !== undefined ? schema : { type: 'string', minLength: 1 };
  // TypeScript has one type for all numbers; in these parameters Stripe takes whole ones only.
  if (schema.type === 'number') return { type: 'integer' };
  if (schema.type === 'array') return { type: 'array', items: inline(schema.items ?? {}, definitions) };
  if (schema.type !== 'object') return schema;
  const { additionalProperties } = schema;
  return {
    ...schema,
    ...(schema.properties ? { properties: mapValues(schema.properties, (each) => inline(each, definitions)) } : {}),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: inline(additionalProperties, definitions) }
      : {}),
  };
}

function referenced(reference: string, definitions: Definitions): Schema {
  const name = decodeURIComponent(reference.replace('#/definitions/', ''));
  if (name === 'Decimal') return { type: 'string', pattern: '^\\d+(\\.\\d+)?$' };
  const definition = definitions[name];
  if (!definition) throw new Error(`The generated schemas do not define ${name}`);
  return inline(definition, definitions);
}

/** Alternatives; words that are listed become one list, without the "or any other text" that only responses need. */
function oneOf(alternatives: Schema[], definitions: Definitions): Schema {
  const meant = alternatives
    .filter((each) => each.type !== 'null' && each.$ref !== '#/definitions/OtherString')
    .map((each) => inline(each, definitions));
  const words = meant.flatMap((each) => (each.const === undefined ? (each.enum ?? [null]) : [each.const]));
  if (words.every((word) => typeof word === 'string')) return { type: 'string', enum: words };
  return meant.length === 1 && meant[0] ? meant[0] : { anyOf: meant };
}

function mapValues<Value, Other>(
  record: Record<string, Value>,
  change: (value: Value) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
