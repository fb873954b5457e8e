import type { ActionAPIContext } from 'astro:actions';
import { z } from 'astro/zod';
import {
  claimSeat,
  declarePrerequisites,
  longestEvidence,
  longestNote,
  nameAttendee,
  type NewAttendee,
  renewClaimLink,
  sendClaimLink,
  writeSeatNotes,
} from '#src/enrolment/index.ts';
import type { FormOutcome } from '#src/shared/forms.ts';
import { text } from './counter-fields.ts';
import { email, personName } from './fields.ts';
import { formAction } from './form-action.ts';
import { refused } from './refusals.ts';
import { whenSignedIn } from './signed-in.ts';

const stale = 'This page is out of date. Load it again.';

const declared = {
  prerequisiteId: z.array(z.uuid(stale)).max(20, stale),
  evidence: z.array(z.string().trim().max(longestEvidence, `Use at most ${longestEvidence} characters`)).max(20, stale),
};

const notes = { dietary: text(longestNote), access: text(longestNote) };

const order = { orderId: z.uuid(), seatId: z.uuid(), key: z.string().max(200).nullish() };

/** Forms about who sits in a seat, and what its staff should know of them. */
export const naming = {
  claim: formAction(
    z.object({
      seatId: z.uuid(),
      key: z.string().max(200),
      name: personName('Enter your name'),
      email: email(),
      ...declared,
      ...notes,
    }),
    async ({ seatId, key, ...typed }, { locals }) => {
      const result = await claimSeat(locals.services, { seatId, key, attendee: attendeeOf(typed) });
      if (!result.ok) return refused(result, fieldOf(result, typed));
      return { to: `/seats/${seatId}/claim?${new URLSearchParams({ key, done: 'claimed' })}` };
    },
  ),

  // Not `name`: what Astro makes of an action is a function, and that has a name already.
  nameAttendee: formAction(
    z.object({
      ...order,
      name: personName('Enter the attendee’s name'),
      email: email('Enter the attendee’s own e-mail'),
      ...declared,
      ...notes,
    }),
    async (typed, context) => {
      const result = await nameAttendee(context.locals.services, {
        ...(await asked(typed, context)),
        attendee: attendeeOf(typed),
      });
      return result.ok ? back(typed, 'named') : refused(result, fieldOf(result, typed));
    },
  ),

  sendLink: formAction(
    z.object({ ...order, linkEmail: email('Enter the e-mail that the link goes to') }),
    async (typed, context) => {
      const sending = { ...(await asked(typed, context)), email: typed.linkEmail };
      const result = await sendClaimLink(context.locals.services, sending);
      return result.ok ? back(typed, 'link-sent') : refused(result);
    },
  ),

  renewLink: formAction(
    z.object({ ...order, replaces: z.coerce.number(stale).int(stale).min(1, stale).max(1_000_000, stale) }),
    async (typed, context) => {
      const renewal = { ...(await asked(typed, context)), replaces: typed.replaces };
      const result = await renewClaimLink(context.locals.services, renewal);
      return result.ok ? back(typed, 'link-renewed') : refused(result);
    },
  ),

  declare: formAction(z.object({ ...order, ...declared }), async (typed, context) => {
    const facts = { ...(await asked(typed, context)), declarations: declarationsOf(typed) };
    const result = await declarePrerequisites(context.locals.services, facts);
    return result.ok ? back(typed, 'declared') : refused(result);
  }),

  writeNotes: formAction(z.object({ seatId: z.uuid(), ...notes }), async ({ seatId, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await writeSeatNotes(context.locals.services, { by, seatId, notes: typed });
      return result.ok ? { to: `/my/seats/${seatId}?done=notes#notes` } : refused(result);
    }),
  ),
};

interface Declared {
  prerequisiteId: string[];
  evidence: string[];
}

function declarationsOf({ prerequisiteId, evidence }: Declared) {
  return prerequisiteId.map((id, index) => ({ prerequisiteId: id, evidence: evidence[index] ?? '' }));
}

function attendeeOf(typed: Declared & { name: string; email: string; dietary: string; access: string }): NewAttendee {
  const { name, email, dietary, access } = typed;
  return { name, email, declarations: declarationsOf(typed), notes: { dietary, access } };
}

type NotNamed = { reason: string; attendees?: { prerequisiteId: string }[] };

/** Puts a missing prerequisite beside the field in which it can be declared. */
function fieldOf({ reason, attendees = [] }: NotNamed, { prerequisiteId }: Declared): string | undefined {
  if (reason === 'already-enrolled') return 'email';
  const [first] = attendees;
  if (reason !== 'prerequisite-missing' || !first) return undefined;
  const index = prerequisiteId.indexOf(first.prerequisiteId);
  return index < 0 ? 'email' : `evidence[${index}]`;
}

interface Asked {
  orderId: string;
  seatId: string;
  key?: string | null | undefined;
}

async function asked({ orderId, seatId, key }: Asked, { locals }: ActionAPIContext) {
  return { orderId, seatId, access: { viewer: await locals.viewer(), key: key ?? null } };
}

function back({ orderId, seatId, key }: Asked, done: string): FormOutcome {
  return { to: `/orders/${orderId}/attendees/${seatId}?${new URLSearchParams({ ...(key ? { key } : {}), done })}` };
}
