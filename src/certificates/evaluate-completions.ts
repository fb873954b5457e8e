import { issueCertificate } from './issue-certificate.ts';
import { type Evaluation, judgeCompletions } from './judge-completions.ts';
import type { IssuingServices } from './prepare-certificate.ts';

/**
 * Looks whether seats have come to completion: see `judgeCompletions`. Then issues the certificate of each that has, in a
 * transaction of its own, so that it may stop anywhere and be called again. `inPart` is a person's wish to give the credit of a part
 * that was attended, where a body has such credit. Safe to call at any time and any number of times. Seats that nobody has for good
 * are left out.
 */
export async function evaluateCompletions(
  services: IssuingServices,
  request: { seatIds: readonly string[]; inPart?: boolean },
): Promise<Map<string, Evaluation>> {
  const evaluations = await judgeCompletions(services, request);
  for (const [seatId, evaluation] of evaluations) {
    if (evaluation.state === 'not-yet' || evaluation.certificate) continue;
    const { completionId } = evaluation;
    const issued = await issueCertificate(services, { completionId, by: { kind: 'system' } });
    if (issued.ok) evaluations.set(seatId, { ...evaluation, certificate: issued.value });
  }
  return evaluations;
}
