import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction, type Trx } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { changedDetails } from './course-details.ts';
import { mayEdit, nextMark } from './may-edit.ts';
import { findFullestUnder, lockSessionsUnder } from './seat-limit-queries.ts';
import { faultInVenue, type VenueDetails } from './venue-details.ts';
import { findVenueForEditing, hasSessions, lockVenue, updateVenue } from './venue-queries.ts';

type EditVenueRefused =
  | { reason: 'not-allowed' }
  | { reason: 'not-found' }
  | { reason: 'changed-meanwhile' }
  | { reason: 'time-zone-unknown' }
  /** Sessions were planned on the venue's clock. */
  | { reason: 'venue-clock-in-use' }
  /** More people than that hold a seat in a session there. */
  | { reason: 'room-below-taken'; seatsTaken: number; title: string };

interface Edit {
  venueId: string;
  /** The mark of the venue that the form was filled in from. */
  updatedAt: Date;
  details: VenueDetails;
  by: Viewer;
}

/** Changes a venue: for a mistake or a better description, not for another place. Sending what is so already changes nothing. */
export async function editVenue(services: Core, edit: Edit): Promise<Result<{ changed: string[] }, EditVenueRefused>> {
  if (!mayEdit(edit.by, null)) return refuse('not-allowed');
  const fault = faultInVenue(edit.details);
  if (fault) return { ok: false, ...fault };
  const result = await inTransaction(services.db, (trx) => write(services, trx, edit));
  if (result.ok && result.value.changed.length > 0) {
    await services.pages.changed('courses');
    // A larger room: whoever waits may fit now.
    await services.worker.wake('offer-seats');
  }
  return result;
}

async function write(
  services: Core,
  trx: Trx,
  { venueId, updatedAt, details, by }: Edit,
): Promise<Result<{ changed: string[] }, EditVenueRefused>> {
  const at = services.clock.now();
  // Sessions before what limits them, as `editSession` takes them. Whoever takes a seat there waits for the other number.
  const now = await findVenueForEditing(trx, venueId);
  const lowers = now !== null && details.roomSeats !== null && details.roomSeats !== now.details.roomSeats;
  if (lowers) await lockSessionsUnder(trx, { venueId }, at);
  const venue = (await lockVenue(trx, venueId)) && (await findVenueForEditing(trx, venueId));
  if (!venue) return refuse('not-found');
  const changed = changedDetails(venue.details, details);
  if (changed.length === 0) return ok({ changed });
  if (venue.updatedAt.getTime() !== updatedAt.getTime()) return refuse('changed-meanwhile');
  if (changed.includes('timeZone') && (await hasSessions(trx, venueId))) return refuse('venue-clock-in-use');
  const fullest = changed.includes('roomSeats') ? await findFullestUnder(trx, { venueId }, at) : undefined;
  if (fullest && details.roomSeats !== null && details.roomSeats < fullest.seatsTaken) {
    return refuse('room-below-taken', fullest);
  }
  await updateVenue(trx, venueId, details, nextMark(at, venue.updatedAt));
  await recordInJournal(trx, {
    at,
    by: { kind: 'person', personId: by.personId },
    action: 'venue.edited',
    subject: { type: 'venue', id: venueId },
    facts: { changed: changed.join(', '), roomSeats: details.roomSeats },
  });
  return ok({ changed });
}
