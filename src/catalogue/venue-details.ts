import { isTimeZone } from '#src/shared/dates.ts';
import type { Venue } from './course.ts';

/** What staff say about a venue: a room of a house, at an address. */
export interface VenueDetails extends Venue {
  timeZone: string;
  /** How many the room holds, whatever a session says; null where that is not known. */
  roomSeats: number | null;
}

export interface VenueForEditing {
  id: string;
  /** Carried by the form: an edit of an older one is refused. */
  updatedAt: Date;
  details: VenueDetails;
}

/** The first fault in the details, or null. */
export function faultInVenue({ timeZone }: VenueDetails): { reason: 'time-zone-unknown' } | null {
  return isTimeZone(timeZone) ? null : { reason: 'time-zone-unknown' };
}
