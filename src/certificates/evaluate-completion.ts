import { ok, refuse, type Result } from '#src/shared/result.ts';
import { evaluateCompletions } from './evaluate-completions.ts';
import type { Evaluation } from './judge-completions.ts';
import type { IssuingServices } from './prepare-certificate.ts';

/** The same for one seat: see `evaluateCompletions`. Refused for one that nobody has for good. */
export async function evaluateCompletion(
  services: IssuingServices,
  { seatId, inPart }: { seatId: string; inPart?: boolean },
): Promise<Result<Evaluation, { reason: 'no-such-seat' }>> {
  const evaluation = (await evaluateCompletions(services, { seatIds: [seatId], inPart })).get(seatId);
  return evaluation ? ok(evaluation) : refuse('no-such-seat');
}
