import type { Viewer } from '#src/accounts/index.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { evaluateCompletions } from './evaluate-completions.ts';
import { checkSigningKey, type IssuingStopped } from './issuing-state.ts';
import type { IssuingServices } from './prepare-certificate.ts';
import { previewSessionCertificates } from './preview-session-certificates.ts';

type Refusal =
  { reason: 'not-your-session' } | { reason: 'session-not-held'; state: 'draft' | 'cancelled' } | IssuingStopped;

/**
 * Staff issue everything that a session has come to: judged together, then one certificate after the other, each in its
 * own transaction, so that it may stop anywhere and be pressed again; with `inPart` also the credit of those who attended a part, where a body gives such. What was issued before stays as it is. Gives how many were issued now.
 */
export async function issueSessionCertificates(
  services: IssuingServices,
  { viewer, sessionId, inPart = false }: { viewer: Viewer; sessionId: string; inPart?: boolean },
): Promise<Result<{ issued: number }, Refusal>> {
  const before = await previewSessionCertificates(services, { viewer, sessionId });
  if (!before.ok) return before;
  const { state } = before.value.session;
  if (state === 'draft' || state === 'cancelled') return refuse('session-not-held', { state });
  const key = await checkSigningKey(services);
  if (!key.ok) return key;
  const states = ['ready', 'waiting-for-name', ...(inPart ? ['ready-in-part'] : [])];
  const due = before.value.seats.filter(({ state }) => states.includes(state));
  const evaluations = await evaluateCompletions(services, { seatIds: due.map(({ seatId }) => seatId), inPart });
  const issued = [...evaluations.values()].filter((each) => each.state === 'completed' && each.certificate).length;
  await inTransaction(services.db, async (trx) => {
    await recordInJournal(trx, {
      at: services.clock.now(),
      by: { kind: 'person', personId: viewer.personId },
      action: 'session.certificates-issued',
      subject: { type: 'session', id: sessionId },
      facts: { issued, ...(inPart ? { inPart } : {}) },
    });
    return ok();
  });
  return ok({ issued });
}
