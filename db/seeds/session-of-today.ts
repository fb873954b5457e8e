import type { SampleSession } from './sample-types.ts';

/** The course that is also held on the day of seeding. */
export const courseOfToday = 'psychrometry-by-hand';

const minutes = 210;
const places = [
  { venue: 'parramatta', timeZone: 'Australia/Sydney' },
  { venue: 'welshpool', timeZone: 'Australia/Perth' },
];

/**
 * A workshop later today, so that somebody who tries the sandbox can book a seat, mark it present and hold the certificate
 * within the hour. Held where there is still time before midnight; late in the evening it is tomorrow's.
 */
export function sessionOfToday(now: Date): SampleSession {
  for (const { venue, timeZone } of places) {
    const start = startToday(now, timeZone);
    if (start !== null) return session(venue, { inDays: 0, start });
  }
  return session('parramatta', { inDays: 1, start: 9 * 60 });
}

/** Minutes after midnight: at least an hour from now, on the half hour, not before eight, over before midnight. */
function startToday(now: Date, timeZone: string): number | null {
  const clock = now.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const start = Math.max(8 * 60, Math.ceil((hour * 60 + minute + 60) / 30) * 30);
  return start + minutes < 24 * 60 ? start : null;
}

function session(venue: string, { inDays, start }: { inDays: number; start: number }): SampleSession {
  return {
    inDays,
    days: [[0, wallClock(start), wallClock(start + minutes)]],
    delivery: 'in-person',
    venue,
    capacity: 20,
    minSeats: 4,
    goNoGoDaysBefore: 7,
    state: 'open',
    taken: 6,
    instructor: 'dana-whitlock',
  };
}

function wallClock(minutesOfDay: number): string {
  const [hour, minute] = [Math.floor(minutesOfDay / 60), minutesOfDay % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
