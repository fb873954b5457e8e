/**
 * What a use case gives back: a value, or a refusal that the person can act on.
 * A refusal names its `reason` as a literal and may carry facts for the words (`seatsLeft: 0`).
 * Faults (outages, bugs) are thrown instead.
 */
export type Result<Value, Refusal extends { reason: string } = never> =
  { ok: true; value: Value } | ({ ok: false } & Refusal);

/** Every refusal that a use case (or one of several) can give. */
export type RefusalOf<UseCase extends (...given: never[]) => Promise<{ ok: boolean }>> = Extract<
  Awaited<ReturnType<UseCase>>,
  { ok: false; reason: string }
>;

/** A use case succeeded with this value. */
export function ok(): { ok: true; value: undefined };
export function ok<Value>(value: Value): { ok: true; value: Value };
export function ok(value?: unknown) {
  return { ok: true, value };
}

/** The business says no; `facts` are what the words need. */
export function refuse<const Reason extends string>(reason: Reason): { ok: false; reason: Reason };
export function refuse<const Reason extends string, Facts extends object>(
  reason: Reason,
  facts: Facts,
): { ok: false; reason: Reason } & Facts;
export function refuse(reason: string, facts: object = {}) {
  return { ok: false, reason, ...facts };
}
