import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  confirmWaiting,
  declineOffer,
  findWaitingOffer,
  joinWaitingList,
  leaveWaitingList,
  lowerWaitingParty,
  offerToParty,
  removeFromWaitingList,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { refuse } from '#src/shared/result.ts';
import { keepCart, readCart } from './cart-cookie.ts';
import { optionalDate } from './counter-fields.ts';
import { email, line, optionalLine, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

/** Each joining sends a mail: enough for an office that joins several lists, too few to be a nuisance to anybody. */
const triesFromOnePlace = { tries: 20, perMinutes: 60 };
const triesForOneEmail = { tries: 6, perMinutes: 60 };

const states = z.enum(['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT']);
const place = { entryId: z.uuid(), key: z.string().max(200).nullish() };
const party = z.coerce.number('Enter a number of people').int('Enter a number of people');
const stale = 'This page is out of date. Load it again.';

/** Forms of the waiting list: to join it, for whoever has the link of a place on it, and for staff. */
export const waiting = {
  join: formAction(
    z.object({
      courseId: z.uuid(stale),
      sessionId: z.uuid(stale).nullish(),
      name: personName('Enter your name'),
      email: email(),
      party,
      venueState: optionalLine(3).pipe(states.nullable()),
      delivery: optionalLine(20).pipe(z.enum(['in-person', 'live-stream']).nullable()),
      startsBefore: optionalDate().optional(),
    }),
    async ({ name, email, party, courseId, sessionId, venueState, delivery, startsBefore }, context) => {
      const { services, clientAddress } = context.locals;
      const viewer = await context.locals.viewer();
      for (const [key, limit] of [
        [`waiting:ip:${clientAddress}`, triesFromOnePlace],
        [`waiting:email:${email.toLowerCase()}`, triesForOneEmail],
      ] as const) {
        const allowed = await services.rateLimits.take(key, limit);
        if (!allowed.ok) return refused(allowed);
      }
      const any = { venueState, delivery, startsBefore: startsBefore ?? null };
      const none = { venueState: null, delivery: null, startsBefore: null };
      const wish = { courseId, sessionId: sessionId ?? null, ...(sessionId ? none : any) };
      const result = await joinWaitingList(services, { name, email, party, wish, viewer });
      if (!result.ok) return refused(result);
      // Whoever typed somebody else's e-mail learns nothing of their place: the link goes by mail.
      return { to: result.value.isOwn ? `/waiting-list/${result.value.entryId}?done=joined` : '/waiting-list/joined' };
    },
  ),

  /** The mailed link only shows the page: mail readers follow links by themselves. */
  confirm: formAction(z.object(place), async (typed, context) => {
    const result = await confirmWaiting(context.locals.services, await asked(typed, context));
    return result.ok ? back(typed, 'confirmed') : refused(result);
  }),

  lower: formAction(z.object({ ...place, party }), async ({ party, ...typed }, context) => {
    const result = await lowerWaitingParty(context.locals.services, { party, ...(await asked(typed, context)) });
    return result.ok ? back(typed, 'party') : refused(result);
  }),

  leave: formAction(z.object(place), async (typed, context) => {
    const result = await leaveWaitingList(context.locals.services, await asked(typed, context));
    return result.ok ? back(typed, 'left') : refused(result);
  }),

  decline: formAction(z.object(place), async (typed, context) => {
    const result = await declineOffer(context.locals.services, await asked(typed, context));
    return result.ok ? back(typed, 'declined') : refused(result);
  }),

  /** Begins a booking of exactly the offered seats; the offer stands until it is booked or runs out. */
  take: formAction(z.object(place), async (typed, context) => {
    const found = await findWaitingOffer(context.locals.services, await asked(typed, context));
    if (!found.ok) return refused(found.reason === 'no-offer' ? refuse('offer-over', { outcome: 'none' }) : found);
    const { offer, seats, standing, session, entry } = found.value;
    if (standing !== 'open') return refused(refuse('offer-over', { outcome: standing }));
    const line = { courseId: entry.courseId, sessionId: session.sessionId, priceTierId: null, seats };
    keepCart(context, {
      ...readCart(context),
      lines: [line],
      voucherCode: null,
      offer,
    });
    return { to: '/checkout' };
  }),

  offerNow: formAction(z.object({ sessionId: z.uuid(), entryId: z.uuid() }), async (typed, context) =>
    whenSignedIn(context, async (by) => {
      const result = await offerToParty(context.locals.services, { ...typed, by });
      return result.ok ? { to: `/staff/sessions/${typed.sessionId}/waiting-list?done=offered` } : refused(result);
    }),
  ),

  remove: formAction(
    z.object({ sessionId: z.uuid(), entryId: z.uuid(), reason: line('Say why: the party will read it', 300) }),
    async ({ sessionId, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await removeFromWaitingList(context.locals.services, { ...typed, by });
        return result.ok ? { to: `/staff/sessions/${sessionId}/waiting-list?done=removed` } : refused(result);
      }),
  ),
};

interface Typed {
  entryId: string;
  key?: string | null | undefined;
}

async function asked({ entryId, key }: Typed, { locals }: ActionAPIContext) {
  return { entryId, access: { viewer: await locals.viewer(), key: key ?? null } };
}

function back({ entryId, key }: Typed, done: string): FormOutcome {
  return { to: `/waiting-list/${entryId}?${new URLSearchParams({ ...(key ? { key } : {}), done })}` };
}
