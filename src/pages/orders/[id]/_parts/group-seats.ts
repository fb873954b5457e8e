import { type SeatDetails, whenAndWhere } from '#src/enrolment/index.ts';

interface SeatGroup {
  key: string;
  title: string;
  whenAndWhere: string;
  seats: SeatDetails[];
}

/**
 * The seats of a booking by what they are for, those that are still held or given first; in the order they were bought. A
 * move that came to nothing is not shown: its seat is where it was.
 */
export function groupSeats(seats: SeatDetails[]): SeatGroup[] {
  const endedMove = ({ state, replacesSeatId, confirmedAt }: SeatDetails) =>
    state === 'cancelled' && replacesSeatId !== null && confirmedAt === null;
  const shown = seats.filter((each) => !endedMove(each));
  const groups = new Map<string, SeatGroup>();
  for (const seat of [...shown.filter((each) => !isOver(each)), ...shown.filter(isOver)]) {
    const key = seat.sessionId ?? seat.courseId;
    const group = groups.get(key) ?? { key, title: seat.title, whenAndWhere: whenAndWhere(seat), seats: [] };
    group.seats.push(seat);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** How many of a group's seats are somebody's still. */
export function seatsWords({ seats }: Pick<SeatGroup, 'seats'>): string {
  const count = seats.filter((seat) => !isOver(seat)).length;
  return count === 0 ? 'no seat any more' : count === 1 ? 'one seat' : `${count} seats`;
}

const isOver = ({ state }: SeatDetails) => state === 'cancelled' || state === 'transferred';
