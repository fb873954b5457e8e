import type { Core } from '#src/core.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { listCertificates } from './certificate-queries.ts';
import { type PublicCertificate, publicCertificate } from './public-certificate.ts';
import { type TypedNumber, typedNumbers } from './typed-numbers.ts';

/** Numbers in one question: an auditor's sample of a crew, not a harvest. */
export const mostNumbers = 50;

export interface CheckedNumber extends TypedNumber {
  /** Null where no certificate has this number. */
  certificate: PublicCertificate | null;
}

/** Many numbers at once, for anybody: each with what became of its certificate, in the order in which they were given. */
export async function checkCertificates(
  { db }: Core,
  { numbers: text }: { numbers: string },
): Promise<Result<CheckedNumber[], { reason: 'no-numbers' } | { reason: 'too-many-numbers'; count: number }>> {
  const typed = typedNumbers(text);
  if (typed.length === 0) return refuse('no-numbers');
  if (typed.length > mostNumbers) return refuse('too-many-numbers', { count: typed.length });
  const known = typed.flatMap(({ number }) => number ?? []);
  const found = new Map((await listCertificates(db, known)).map((each) => [each.number, publicCertificate(each)]));
  return ok(typed.map((each) => ({ ...each, certificate: found.get(each.number ?? '') ?? null })));
}
