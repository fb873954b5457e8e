import { type SeatDetails, whenAndWhere } from '#src/enrolment/index.ts';

export interface SeatGroup {
  key: string;
  title: string;
  whenAndWhere: string;
  seats: SeatDetails[];
}

/** The seats of a booking by what they are for, those that are still held or given first; in the order they were bought. */
export function groupSeats(seats: SeatDetails[]): SeatGroup[] {
  const isOver = ({ state }: SeatDetails) => state === 'cancelled' || state === 'transferred';
  const groups = new Map<string, SeatGroup>();
  for (const seat of [...seats.filter((each) => !isOver(each)), ...seats.filter(isOver)]) {
    const key = seat.sessionId ?? seat.courseId;
    const group = groups.get(key) ?? { key, title: seat.title, whenAndWhere: whenAndWhere(seat), seats: [] };
    group.seats.push(seat);
    groups.set(key, group);
  }
  return [...groups.values()];
}
