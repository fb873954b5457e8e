import { z } from 'astro/zod';
import { publishTerms } from '#src/orders/index.ts';
import { instantAt } from '#src/shared/dates.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import { optionalDate } from './counter-fields.ts';
import { formAction } from './form-action.ts';
import { whenSignedIn } from './signed-in.ts';
import { refusedTerms } from './terms-refusals.ts';

const longest = 60_000;

const form = z.object({
  termsId: z.uuid(),
  latestId: z.uuid().nullish(),
  body: z
    .string('Write the terms')
    .trim()
    .min(1, 'Write the terms')
    .max(longest, `Use at most ${longest.toLocaleString('en-AU')} characters`)
    .transform((typed) => typed.replaceAll('\r\n', '\n')),
  fromDay: optionalDate(),
  fromTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 09:00, or leave it empty')
    .nullish(),
  preview: z.string().nullish(),
});

/** The form by which staff publish the next version of the terms; its preview button shows it and saves nothing. */
export const terms = {
  publish: formAction(form, async ({ termsId, latestId = null, body, fromDay, fromTime, preview }, context) =>
    whenSignedIn(context, async (by) => {
      if (preview) return { again: true };
      const from = fromDay ? instantAt(fromDay, fromTime ?? '00:00', officeZone) : null;
      const result = await publishTerms(context.locals.services, { termsId, latestId, body, from, by });
      return result.ok ? { to: `/staff/terms/${termsId}?done=terms` } : refusedTerms(result);
    }),
  ),
};
