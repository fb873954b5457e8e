import { z } from 'astro/zod';
import { createVenue, editVenue, stateNames } from '#src/catalogue/index.ts';
import { mark, optionalWhole, text } from './counter-fields.ts';
import { line } from './fields.ts';
import { formAction } from './form-action.ts';
import { refusedPlace } from './place-refusals.ts';
import { whenSignedIn } from './signed-in.ts';

type State = keyof typeof stateNames;

const details = {
  name: line('Enter the name of the house or room', 120),
  street: line('Enter the street and number', 120),
  suburb: line('Enter the suburb', 80),
  state: z.enum(Object.keys(stateNames) as [State, ...State[]], 'Choose a state'),
  postcode: z
    .string('Enter the postcode')
    .trim()
    .regex(/^\d{4}$/, 'Enter four digits'),
  timeZone: z.string('Choose a time zone').max(60),
  roomSeats: optionalWhole(5_000),
  gettingThere: text(2_000),
};

/** Forms by which staff keep the rooms that sessions are held in. */
export const venues = {
  create: formAction(z.object({ venueId: z.uuid(), ...details }), async ({ venueId, ...typed }, context) =>
    whenSignedIn(context, async (by) => {
      const result = await createVenue(context.locals.services, { by, venueId, details: typed });
      return result.ok ? { to: `/staff/venues/${result.value.venueId}?done=venue` } : refusedPlace(result);
    }),
  ),

  edit: formAction(
    z.object({ venueId: z.uuid(), updatedAt: mark(), ...details }),
    async ({ venueId, updatedAt, ...typed }, context) =>
      whenSignedIn(context, async (by) => {
        const result = await editVenue(context.locals.services, { by, venueId, updatedAt, details: typed });
        return result.ok ? { to: `/staff/venues/${venueId}?done=saved` } : refusedPlace(result);
      }),
  ),
};
