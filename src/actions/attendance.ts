import { z } from 'astro/zod';
import { countersignDay, type NewMark, recordAttendance } from '#src/attendance/index.ts';
import { finishSession } from '#src/certificates/index.ts';
import { idFrom } from '#src/shared/ids.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

// Hidden fields: only a form that was cut off or tampered with lacks them.
const broken = 'That form was not complete. Open the page again and try once more';
const session = z.uuid(broken);
const day = z.coerce.number(broken).int(broken);
const seatPrefix = 'was.';

export const attendance = {
  recordDay: formAction(
    z.object({ session, day, token: z.string(broken).max(100), everyone: z.string().nullish() }),
    async ({ session: sessionId, day: dayNumber, token, everyone }, context) =>
      whenSignedIn(context, async (viewer) => {
        const form = await context.request.clone().formData();
        const marks = marksIn(form, { dayNumber, token, everyone: Boolean(everyone) });
        const result = await recordAttendance(context.locals.services, { viewer, sessionId, marks });
        if (!result.ok) return refused(result, 'seatId' in result ? fieldOf(result) : undefined);
        return { to: `/staff/sessions/${sessionId}/attendance?day=${dayNumber}&recorded=${result.value.recorded}` };
      }),
  ),

  countersign: formAction(z.object({ session, day }), async ({ session: sessionId, day: dayNumber }, context) =>
    whenSignedIn(context, async (viewer) => {
      const result = await countersignDay(context.locals.services, { viewer, sessionId, dayNumber });
      return result.ok ? { to: `/staff/sessions/${sessionId}/attendance?day=${dayNumber}` } : refused(result);
    }),
  ),

  finishSession: formAction(z.object({ session, day }), async ({ session: sessionId, day: dayNumber }, context) =>
    whenSignedIn(context, async (viewer) => {
      const result = await finishSession(context.locals.services, { viewer, sessionId });
      if (!result.ok) return refused(result);
      return { to: `/staff/sessions/${sessionId}/attendance?day=${dayNumber}&completed=${result.value.completed}` };
    }),
  ),
};

/** The field of the sheet that the refusal is about. */
function fieldOf({ reason, seatId }: { reason: string; seatId: string }): string {
  return `${reason === 'reason-needed' ? 'note' : 'minutes'}.${seatId}`;
}

interface Sheet {
  dayNumber: number;
  token: string;
  /** Whoever is not marked yet is present. */
  everyone: boolean;
}

/** What was changed on the sheet. The fields are named after the seats, which no shape can list. */
function marksIn(form: FormData, sheet: Sheet): NewMark[] {
  const seats = [...new Set(form.keys())].filter((field) => field.startsWith(seatPrefix));
  return seats.flatMap((field) => {
    const seatId = field.slice(seatPrefix.length);
    const text = (name: string) => String(form.get(`${name}.${seatId}`) ?? '').trim();
    const was = text('was');
    const kind = kindOf(text('mark') || (sheet.everyone && was === '' ? 'present' : ''));
    if (!kind) return [];
    const minutes = kind === 'minutes' ? wholeNumber(text('minutes')) : undefined;
    const says = kind === 'minutes' ? `minutes ${minutes ?? ''}` : kind;
    const note = text('note').slice(0, 500);
    if (says === was && note === '') return [];
    // The same mark of the same sheet is one, however often the form is sent; a changed mark is a new one.
    const clientId = idFrom(`${sheet.token} ${sheet.dayNumber} ${seatId} ${says} ${note}`);
    return [{ clientId, seatId, dayNumber: sheet.dayNumber, kind, minutes, note }];
  });
}

function kindOf(text: string): 'present' | 'absent' | 'minutes' | null {
  return text === 'present' || text === 'absent' || text === 'minutes' ? text : null;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
