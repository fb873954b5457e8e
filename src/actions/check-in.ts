import { z } from 'astro/zod';
import {
  admitWalkIn,
  type CheckInAnswer,
  checkInMyself,
  findAttendanceSheet,
  keepCheckInMarks,
  settleCheckInConflict,
  type SheetSeat,
} from '#src/attendance/index.ts';
import { idFrom, parseReference } from '#src/shared/ids.ts';
import { refuse } from '#src/shared/result.ts';
import { remindOfHeldOrder } from '#src/enrolment/index.ts';
import { column } from './counter-fields.ts';
import { missingWords } from './enrolment-refusals.ts';
import { email, line, optionalLine, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

// Hidden fields: only a form that was cut off or tampered with lacks them.
const broken = 'That form was not complete. Open the page again and try once more';
const page = { session: z.uuid(broken), day: z.coerce.number(broken).int(broken) };

/**
 * Signing in and out. The forms of the trainer's page are for a browser without script: with it, marks go through a queue on the
 * device.
 */
export const checkIn = {
  mark: formAction(
    z.object({
      ...page,
      token: z.string(broken).max(100),
      /** The button of a row, "in.<seat>", or that of the ticket. */
      mark: z.string(broken).regex(/^(ticket|(in|out)\.[0-9a-f-]{36})$/, broken),
      kind: z.enum(['in', 'out']).default('in'),
      ticket: optionalLine(40),
    }),
    async ({ session: sessionId, day: dayNumber, token, mark, ...typed }, context) =>
      whenSignedIn(context, async (viewer) => {
        const { services } = context.locals;
        const [pressed = '', ofRow] = mark.split('.');
        const kind = pressed === 'ticket' ? typed.kind : pressed === 'out' ? 'out' : 'in';
        const sheet = await findAttendanceSheet(services, { viewer, sessionId });
        if (!sheet.ok) return refused(sheet);
        const seat = ofRow
          ? sheet.value.seats.find(({ seatId }) => seatId === ofRow)
          : seatMeant(sheet.value.seats, typed.ticket ?? '');
        if (!seat) return refused(refuse('no-such-ticket'), 'ticket');
        const clientId = idFrom(`${token} ${kind} ${seat.seatId}`);
        const marks = [{ clientId, seatId: seat.seatId, dayNumber, kind, at: services.clock.now() }];
        const result = await keepCheckInMarks(services, { viewer, sessionId, marks });
        return result.ok ? { to: doorPath(sessionId, dayNumber, doneWith(result.value, kind)) } : refused(result);
      }),
  ),

  /** A walk-in: booked, then to the way to pay, or to the word that they have a seat. */
  admit: formAction(
    z.object({
      session: z.uuid(broken),
      formToken: z.uuid(broken),
      termsVersionId: z.uuid(broken),
      expectedTotalCents: z.coerce.number(broken).int().min(0),
      name: personName('Enter their name'),
      email: email('Enter their own e-mail'),
      billingAddress: optionalLine(300),
      accepted: z.literal('yes', 'Nobody has a seat without having accepted the terms'),
      prerequisiteId: column(40).nullish(),
      evidence: column(300).nullish(),
    }),
    async ({ session: sessionId, prerequisiteId, evidence, accepted: _, ...typed }, context) =>
      whenSignedIn(context, async (viewer) => {
        const { services } = context.locals;
        const declarations = (prerequisiteId ?? []).flatMap((id, row) =>
          evidence?.[row] ? [{ prerequisiteId: id, evidence: evidence[row] }] : [],
        );
        const result = await admitWalkIn(services, { viewer, sessionId, declarations, ...typed });
        if (!result.ok && result.reason === 'prerequisite-missing') {
          return { refused: { words: result.attendees.map(missingWords).join(' '), status: 422 } };
        }
        if (!result.ok) return refused(result);
        const { orderId, needsPayment } = result.value;
        if (needsPayment) await remindOfHeldOrder(services, orderId);
        return { to: `/staff/check-in/${sessionId}/walk-in?form=${typed.formToken}` };
      }),
  ),

  myself: formAction(
    z.object({
      seatId: z.uuid(broken),
      kind: z.enum(['in', 'out'], broken),
      code: line('Type the code that stands on the screen', 20),
    }),
    async ({ seatId, kind, code }, context) =>
      whenSignedIn(context, async (viewer) => {
        const result = await checkInMyself(context.locals.services, { viewer, seatId, kind, code });
        return result.ok ? { to: `/my/seats/${seatId}/check-in?done=${kind}` } : refused(result);
      }),
  ),

  settle: formAction(
    z.object({
      ...page,
      clientId: z.uuid(broken),
      decision: z.enum(['keep', 'drop'], broken),
      time: z.string('Enter a time').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 08:30'),
      note: optionalLine(500),
    }),
    async ({ session: sessionId, day, clientId, decision, time, note }, context) =>
      whenSignedIn(context, async (viewer) => {
        const keepAt = decision === 'keep' ? time : null;
        const asked = { viewer, sessionId, clientId, keepAt, note };
        const result = await settleCheckInConflict(context.locals.services, asked);
        return result.ok ? { to: doorPath(sessionId, day, result.value.settlement) } : refused(result);
      }),
  ),
};

/** The seat of this ticket, as it is printed or read out, or of the only person of that name or part of a name. */
function seatMeant(seats: SheetSeat[], typed: string): SheetSeat | undefined {
  const code = parseReference(typed, 'T');
  const named = seats.filter(({ name }) => typed !== '' && name?.toLowerCase().includes(typed.toLowerCase()));
  return seats.find(({ ticketCode }) => ticketCode === code) ?? (named.length === 1 ? named[0] : undefined);
}

function doneWith([answer]: CheckInAnswer[], kind: 'in' | 'out'): string {
  return answer?.answer === 'conflict' ? 'conflict' : kind;
}

function doorPath(sessionId: string, day: number, done: string): string {
  return `/staff/check-in/${sessionId}?${new URLSearchParams({ day: String(day), done })}`;
}
