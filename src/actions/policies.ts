import { z } from 'astro/zod';
import { writePolicy } from '#src/enrolment/index.ts';
import { refusedAtCounter } from './counter-refusals.ts';
import { formAction } from './form-action.ts';
import { fieldOfStep, policyDetailsOf, policyForm, type PolicyFields } from './policy-form.ts';
import { whenSignedIn } from './signed-in.ts';

/** The form by which staff write a cancellation policy, or the next version of one. */
export const policies = {
  write: formAction(
    policyForm({ policyId: z.uuid().nullish(), version: z.coerce.number().int().min(1).nullish() }),
    async ({ policyId, version, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const fields = typed as unknown as PolicyFields;
        const revises = policyId ? { policyId, version: version ?? 0 } : null;
        const result = await writePolicy(context.locals.services, { ...policyDetailsOf(fields), revises, by });
        if (!result.ok) return refusedAtCounter(result, fieldOfStep(fields, result));
        return { to: `/staff/policies/${result.value.policyId}?done=policy` };
      }),
  ),
};
