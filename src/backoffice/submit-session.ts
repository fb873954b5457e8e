import type { Core } from '#src/core.ts';
import { sendEntries, type SendEntriesRefused } from '#src/credits/index.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { queueMessages } from '#src/notifications/index.ts';
import { evidenceSentMail, isToSend, listSessionProofs } from '#src/renewal/index.ts';
import { dateIn } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { findSessionSubmission, type SubmissionAsked } from './find-session-submission.ts';
import type { NotFound } from './sight.ts';

type SubmitSessionRefused = NotFound | { reason: 'nothing-to-send' } | SendEntriesRefused;

interface Submission extends SubmissionAsked {
  /** The day on which it was sent; null for today. */
  on: string | null;
  note: string | null;
}

/**
 * Staff note that they sent a session's evidence to a body: of everybody who agrees as this is pressed, lacks nothing and was not
 * sent yet. Each learner is told. Pressed again, nothing is left to send. Gives how many learners' evidence it was.
 */
export async function submitSession(
  services: Core,
  { on, note, ...asked }: Submission,
): Promise<Result<{ learners: number }, SubmitSessionRefused>> {
  const found = await findSessionSubmission(services, asked);
  if (!found.ok) return found;
  const { body } = found.value;
  if (!body) return refuse('nothing-to-send');
  const { viewer, sessionId } = asked;
  const at = services.clock.now();
  const today = dateIn(officeZone, at);
  const sentOn = on ?? today;
  const result = await inTransaction<Result<{ learners: number }, SubmitSessionRefused>>(services.db, async (trx) => {
    const all = await listSessionProofs(trx, { sessionId, body }, services.site.provider.name);
    const proofs = all.filter(isToSend).map(({ proof }) => proof);
    if (proofs.length === 0) return refuse('nothing-to-send');
    const entryIds = proofs.flatMap(({ entries }) =>
      entries.flatMap(({ id, state }) => (state === 'earned' ? id : [])),
    );
    const noted = await sendEntries(trx, { entryIds, by: viewer, at, today, on: sentOn, note: note?.trim() || null });
    if (!noted.ok) return noted;
    // Another pressed the button at the same moment: theirs counts, and theirs told the learners.
    if (noted.value.sent === 0) return refuse('nothing-to-send');
    await queueMessages(
      trx,
      at,
      proofs.map((proof) => ({
        to: { email: proof.person.email, name: proof.person.confirmedName ?? '' },
        about: { type: 'person', id: proof.person.id },
        ...evidenceSentMail(services.site, proof, sentOn),
      })),
    );
    await recordInJournal(trx, {
      at,
      by: { kind: 'person', personId: viewer.personId },
      action: 'session.evidence-sent',
      subject: { type: 'session', id: sessionId },
      facts: { bodyId: body.id, learners: proofs.length, on: sentOn },
    });
    return ok({ learners: proofs.length });
  });
  if (result.ok) await services.worker.wake('deliver-messages');
  return result;
}
