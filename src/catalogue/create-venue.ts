import type { Viewer } from '#src/accounts/index.ts';
import type { Core } from '#src/core.ts';
import { inTransaction } from '#src/database.ts';
import { recordInJournal } from '#src/journal/index.ts';
import { newId } from '#src/shared/ids.ts';
import { ok, refuse, type Result } from '#src/shared/result.ts';
import { mayEdit } from './may-edit.ts';
import { faultInVenue, type VenueDetails } from './venue-details.ts';
import { insertVenue } from './venue-queries.ts';

type CreateVenueRefused = { reason: 'not-allowed' } | { reason: 'time-zone-unknown' };

interface NewVenue {
  /** Made with the form, so that one form sent twice makes one venue. */
  venueId?: string;
  details: VenueDetails;
  by: Viewer;
}

/** Adds a venue that sessions can be held at. */
export async function createVenue(
  services: Core,
  { venueId = newId(), details, by }: NewVenue,
): Promise<Result<{ venueId: string }, CreateVenueRefused>> {
  if (!mayEdit(by, null)) return refuse('not-allowed');
  const fault = faultInVenue(details);
  if (fault) return { ok: false, ...fault };
  const at = services.clock.now();
  return inTransaction(services.db, async (trx) => {
    const slug = slugOf(details, venueId);
    const added = await insertVenue(trx, { id: venueId, slug, ...details, updatedAt: at });
    if (added)
      await recordInJournal(trx, {
        at,
        by: { kind: 'person', personId: by.personId },
        action: 'venue.added',
        subject: { type: 'venue', id: venueId },
        facts: { slug, roomSeats: details.roomSeats },
      });
    return ok({ venueId });
  });
}

/** Words for whoever reads the rows, and enough of the id to be the only one. */
function slugOf({ name, suburb }: VenueDetails, id: string): string {
  const words = `${name} ${suburb}`.toLowerCase().match(/[a-z0-9]+/g) ?? ['venue'];
  return `${words.join('-').slice(0, 60)}-${id.slice(0, 8)}`;
}
