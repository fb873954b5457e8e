import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parseForm } from './form-encoding.ts';
import type { Endpoint, Parameters } from './parameter-types.ts';
import { badRequest, type StripeError } from './stripe-error.ts';

const schemas = JSON.parse(readFileSync(new URL('parameters.schema.json', import.meta.url), 'utf8')) as Record<
  Endpoint,
  object
>;
const ajv = new Ajv({ coerceTypes: true, strictTypes: false });
const validators = new Map<string, ValidateFunction>();

/** The form-encoded parameters of an endpoint as the SDK types them, or Stripe's refusal. */
export function checkParameters<Name extends Endpoint>(endpoint: Name, form: string): Parameters[Name] {
  const parameters: unknown = parseForm(form);
  const validate = validators.get(endpoint) ?? ajv.compile(schemas[endpoint]);
  validators.set(endpoint, validate);
  if (validate(parameters)) return parameters as Parameters[Name];
  throw refusal(validate.errors?.find((error) => error.keyword !== 'anyOf'));
}

/** What ajv says of a fault, by the kind of fault. */
interface Facts {
  additionalProperty?: string;
  missingProperty?: string;
  allowedValues?: string[];
  type?: string;
}

function refusal(error: ErrorObject | undefined): StripeError {
  if (!error) return badRequest('Invalid parameters');
  const at = error.instancePath.split('/').slice(1);
  const facts = error.params as Facts;
  if (facts.additionalProperty !== undefined) {
    const param = bracketed([...at, facts.additionalProperty]);
    return badRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  if (facts.missingProperty !== undefined) return missing(bracketed([...at, facts.missingProperty]));
  const param = bracketed(at);
  switch (error.keyword) {
    case 'minLength':
      return badRequest(`You passed an empty string for '${param}'.`, { code: 'parameter_invalid_empty', param });
    case 'enum':
      return badRequest(`Invalid ${param}: must be one of ${facts.allowedValues?.join(', ')}`, { param });
    case 'type':
      return facts.type === 'integer'
        ? badRequest(`Invalid integer: ${param}`, { code: 'parameter_invalid_integer', param })
        : badRequest(`Invalid ${facts.type}: ${param}`, { param });
    default:
      return badRequest(`Invalid ${param}: ${error.message ?? ''}`, { param });
  }
}

/** Stripe's refusal when something needed was left out. */
export function missing(param: string): StripeError {
  return badRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
}

function bracketed([first = '', ...rest]: string[]): string {
  return first + rest.map((name) => `[${name}]`).join('');
}
