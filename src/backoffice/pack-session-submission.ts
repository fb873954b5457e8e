import type { Core } from '#src/core.ts';
import { isSendable, packSession } from '#src/renewal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import type { Typesetter } from '#src/shared/typesetter.ts';
import { findSessionSubmission, type SubmissionAsked } from './find-session-submission.ts';
import type { NotFound } from './sight.ts';

/** The evidence of everybody in a session who agreed and lacks nothing, as one ZIP for a body. For staff of its course. */
export async function packSessionSubmission(
  services: Core & { typesetter: Typesetter },
  asked: SubmissionAsked,
): Promise<Result<{ filename: string; content: Uint8Array }, NotFound | { reason: 'nothing-to-send' }>> {
  const found = await findSessionSubmission(services, asked);
  if (!found.ok) return found;
  const proofs = found.value.learners.filter(isSendable).map(({ proof }) => proof);
  const code = found.value.body?.code.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (proofs.length === 0) return refuse('nothing-to-send');
  return ok({ filename: `evidence-${code}.zip`, content: await packSession(services, proofs) });
}
