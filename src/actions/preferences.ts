import { z } from 'astro/zod';
import { reminderChoices } from '#src/accounts/index.ts';
import { allowSuggestions, setMyPreferences, stopSuggestions } from '#src/reminders/index.ts';
import { optionalLine } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedReminder } from './reminder-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const page = '/my/preferences';

/** Forms about what somebody is reminded of, and what is suggested to them. */
export const preferences = {
  save: formAction(
    z.object({ wanted: z.array(z.enum(reminderChoices)).max(reminderChoices.length), timeZone: optionalLine(60) }),
    async (said, context) =>
      whenSignedIn(context, async (by) => {
        const result = await setMyPreferences(context.locals.services, { by, said });
        return result.ok ? { to: `${page}?done=saved` } : refusedReminder(result);
      }),
  ),

  allowSuggestions: formAction(
    z.object({ agree: z.literal('yes', 'Tick the box if you want suggestions') }),
    async (_, context) =>
      whenSignedIn(context, async (by) => {
        await allowSuggestions(context.locals.services, { by });
        return { to: `${page}?done=allowed#suggestions` };
      }),
  ),

  stopSuggestions: formAction(z.object({}), async (_, context) =>
    whenSignedIn(context, async (by) => {
      await stopSuggestions(context.locals.services, { by, from: 'page' });
      return { to: `${page}?done=stopped#suggestions` };
    }),
  ),
};
