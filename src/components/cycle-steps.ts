/** What a cycle's picture is drawn from. Numbers are only for drawing: figures are told beside it, as exact decimals. */
export interface CyclePicture {
  startsOn: string;
  endsOn: string;
  today: string;
  required: string;
  carried: string;
  /** What counts, in the order of time. */
  earned: { on: string; units: string }[];
}

export const pictureWidth = 600;
export const pictureHeight = 120;
const headroom = 14;

/** How far along the picture a day lies; never outside it. */
function xOf(date: string, { startsOn, endsOn }: Pick<CyclePicture, 'startsOn' | 'endsOn'>): number {
  const [from, to, at] = [startsOn, endsOn, date].map((day) => Date.parse(day)) as [number, number, number];
  const share = to > from ? (at - from) / (to - from) : 0;
  return round(Math.min(1, Math.max(0, share)) * pictureWidth);
}

/** The way up as steps, closed along the ground, and how high the requirement is. */
export function cycleSteps(picture: CyclePicture): { area: string; requiredY: number; todayX: number } {
  const { earned, carried, required, today } = picture;
  const total = earned.reduce((sum, { units }) => sum + Number(units), Number(carried));
  const highest = Math.max(Number(required), total, 1);
  const y = (units: number) => round(pictureHeight - (units / highest) * (pictureHeight - headroom));
  const todayX = xOf(today, picture);
  let height = Number(carried);
  const steps = earned.map(({ on, units }) => {
    height += Number(units);
    return `H${xOf(on, picture)}V${y(height)}`;
  });
  const area = `M0 ${pictureHeight}V${y(Number(carried))}${steps.join('')}H${todayX}V${pictureHeight}Z`;
  return { area, requiredY: y(Number(required)), todayX };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
