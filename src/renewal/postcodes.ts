import table from './postcodes.json' with { type: 'json' };

/** Where most of a postcode's delivery areas lie: latitude and longitude in degrees, to about a kilometre. */
type Place = readonly [latitude: number, longitude: number];

const places = new Map<string, Place>(
  Object.entries(table).map(([postcode, [latitude = 0, longitude = 0]]) => [postcode, [latitude, longitude]]),
);

/** The mean radius of the earth, in kilometres. */
const earthKm = 6371;

/** Whether it is an Australian postcode that we can place. */
export function isKnownPostcode(postcode: string): boolean {
  return places.has(postcode);
}

/** Whole kilometres as the crow flies from the middle of one postcode to that of another; null when one is not known. */
export function kmBetween(from: string, to: string): number | null {
  const [start, end] = [places.get(from), places.get(to)];
  return start && end ? Math.round(greatCircleKm(start, end)) : null;
}

/** By the haversine formula, which stays exact over short distances. */
function greatCircleKm([latitude, longitude]: Place, [toLatitude, toLongitude]: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const along = Math.cos(radians(latitude)) * Math.cos(radians(toLatitude));
  return 2 * earthKm * Math.asin(Math.sqrt(half(toLatitude - latitude) + along * half(toLongitude - longitude)));
}
