import { z } from 'astro/zod';
import {
  cancelSessionWithSeats,
  chooseAfterChange,
  moveSessionWithSeats,
  type SeatChoice,
  trySessionChangeAgain,
} from '#src/enrolment/index.ts';
import { isId } from '#src/shared/ids.ts';
import { refusedChoice } from './change-refusals.ts';
import { text } from './counter-fields.ts';
import { refusedAtCounter } from './counter-refusals.ts';
import { date } from './fields.ts';
import { formAction } from './form-action.ts';
import { dayField, daysForm, daysOf } from './session-form.ts';
import { whenSignedIn } from './signed-in.ts';

const change = { sessionId: z.uuid(), reason: text(500), decideOn: date('Enter a date') };
const choicePrefix = 'choice.';

/** Forms about a session that the provider cancels or moves: the counter's, and the one whoever paid answers with. */
export const sessionChanges = {
  cancel: formAction(z.object(change), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await cancelSessionWithSeats(context.locals.services, { by, ...typed });
      if (!result.ok) return refusedAtCounter(result);
      const { changeId } = result.value;
      const session = `/staff/sessions/${typed.sessionId}`;
      return { to: changeId ? `${session}/changes/${changeId}?done=cancelled` : session };
    }),
  ),

  move: formAction(
    daysForm({ ...change, ifUnanswered: z.enum(['refund', 'keep'], 'Say what no answer means') }),
    async (typed, context) =>
      whenSignedIn(context, async (by) => {
        const { sessionId, reason, decideOn, ifUnanswered } = typed;
        const move = { sessionId, reason, decideOn, ifUnanswered, days: daysOf(typed), by };
        const result = await moveSessionWithSeats(context.locals.services, move);
        if (!result.ok) return refusedAtCounter(result, dayField(typed, result));
        return { to: `/staff/sessions/${sessionId}/changes/${result.value.changeId}?done=moved` };
      }),
  ),

  tryAgain: formAction(z.object({ changeId: z.uuid() }), async ({ changeId }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await trySessionChangeAgain(context.locals.services, { by, changeId });
      if (!result.ok) return refusedAtCounter(result);
      return { to: `/staff/sessions/${result.value.sessionId}/changes/${changeId}?done=trying` };
    }),
  ),

  choose: formAction(
    z.object({ orderId: z.uuid(), changeId: z.uuid(), key: z.string().max(200).nullish() }),
    async ({ orderId, changeId, key }, { locals, request }) => {
      const choices = choicesIn(await request.clone().formData());
      const page = `/orders/${orderId}/changes/${changeId}`;
      if (choices.length === 0)
        return { refused: { words: 'Choose what you prefer for at least one seat', status: 422 } };
      const access = { viewer: await locals.viewer(), key: key ?? null };
      const result = await chooseAfterChange(locals.services, { orderId, changeId, access, choices });
      if (!result.ok) return refusedChoice(result);
      return { to: `${page}?${new URLSearchParams({ ...(key ? { key } : {}), done: 'chosen' })}` };
    },
  ),
};

/** The fields are named after the seats, which no shape can list; what is none of our choices is left out. */
function choicesIn(form: FormData): ({ seatId: string } & SeatChoice)[] {
  const fields = [...new Set(form.keys())].filter((field) => field.startsWith(choicePrefix)).slice(0, 200);
  return fields.flatMap((field) => {
    const seatId = field.slice(choicePrefix.length);
    const choice = choiceOf(String(form.get(field) ?? ''));
    return isId(seatId) && choice ? [{ seatId, ...choice }] : [];
  });
}

function choiceOf(value: string): SeatChoice | null {
  if (value === 'refund' || value === 'balance' || value === 'keep') return { choice: value };
  const [what, sessionId = ''] = value.split(':');
  return what === 'transfer' && isId(sessionId) ? { choice: 'transfer', sessionId } : null;
}
