import { z } from 'astro/zod';
import {
  askForCorrection,
  declineCorrection,
  issueSessionCertificates,
  revokeCertificate,
  supersedeCertificate,
} from '#src/certificates/index.ts';
import { line, optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const broken = 'That form was not complete. Open the page again and try once more';
const number = z.string(broken).max(40);

export const certificates = {
  correct: formAction(
    z.object({
      number,
      learnerName: line('Enter the name as it should be printed', 120),
      iicrcId: optionalLine(40),
      reason: line('Say why: the reason is kept for ever', 300),
    }),
    async ({ number, learnerName, iicrcId, reason }, context) =>
      whenSignedIn(context, async (viewer) => {
        const correction = { learnerName, iicrcId };
        const result = await supersedeCertificate(context.locals.services, { viewer, number, correction, reason });
        return result.ok ? { to: `/staff/certificates/${result.value.number}?done=corrected` } : refused(result);
      }),
  ),

  askForCorrection: formAction(
    z.object({
      number,
      learnerName: line('Enter your name as it should be printed', 120),
      iicrcId: optionalLine(40),
      reason: line('Say what is wrong, so that we can check it', 300),
    }),
    async ({ number, learnerName, iicrcId, reason }, context) =>
      whenSignedIn(context, async (viewer) => {
        const correction = { learnerName, iicrcId };
        const result = await askForCorrection(context.locals.services, { viewer, number, correction, reason });
        return result.ok ? { to: `/my/certificates/${number}/correction?done=asked` } : refused(result);
      }),
  ),

  decline: formAction(
    z.object({ number, reason: line('Say why: the learner reads it', 300) }),
    async ({ number, reason }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await declineCorrection(context.locals.services, { viewer, number, reason });
        return result.ok ? { to: `/staff/certificates/${number}?done=declined` } : refused(result);
      }),
  ),

  issueForSession: formAction(
    z.object({ session: z.uuid(broken), inPart: z.boolean() }),
    async ({ session: sessionId, inPart }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await issueSessionCertificates(context.locals.services, { viewer, sessionId, inPart });
        if (!result.ok) return refused(result);
        return { to: `/staff/sessions/${sessionId}/certificates?issued=${result.value.issued}` };
      }),
  ),

  revoke: formAction(
    z.object({ number, reason: line('Say why: the public page shows the reason', 300) }),
    async ({ number, reason }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await revokeCertificate(context.locals.services, { viewer, number, reason });
        return result.ok ? { to: `/staff/certificates/${number}?done=revoked` } : refused(result);
      }),
  ),
};
