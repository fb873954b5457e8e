/** An answer in Stripe's error shape (docs.stripe.com/api/errors). Thrown inside the stand-in, rendered at its edge. */
export class StripeError extends Error {
  readonly status: number;
  readonly error: StripeErrorBody;

  constructor(status: number, error: Omit<StripeErrorBody, 'type'> & { type?: StripeErrorBody['type'] }) {
    super(error.message);
    this.status = status;
    this.error = { type: 'invalid_request_error', ...error };
  }
}

interface StripeErrorBody {
  type: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error';
  message: string;
  code?: string | undefined;
  param?: string | undefined;
}

/** The request is well formed but not acceptable. */
export function badRequest(message: string, details: { code?: string; param?: string } = {}): StripeError {
  return new StripeError(400, { message, ...details });
}

/** Nothing has this id. */
export function noSuch(kind: string, id: string): StripeError {
  return new StripeError(404, { message: `No such ${kind}: '${id}'`, code: 'resource_missing', param: 'id' });
}
