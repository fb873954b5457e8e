import { describe, expect, it } from 'vitest';
import { type AttendanceMark, dayAttendance, restsOnOwnWord } from '#src/attendance/day-attendance.ts';

const day = { startsAt: new Date('2027-02-02T21:30:00Z'), endsAt: new Date('2027-02-03T05:30:00Z') };

/** Marks in the order they were made: `'in 08:30'` on the day in Sydney, `'minutes 90'`, `'present'`. */
function marks(...said: string[]): AttendanceMark[] {
  return said.map((words, index) => {
    const [kind = '', figure = ''] = words.split(' ');
    const isTime = kind === 'in' || kind === 'out';
    return {
      id: index + 1,
      kind: kind as AttendanceMark['kind'],
      at: isTime ? new Date(`2027-02-03T${figure}:00+11:00`) : day.endsAt,
      minutes: kind === 'minutes' ? Number(figure) : null,
    };
  });
}

describe('a day’s attendance', () => {
  it.each<[string[], string, number]>([
    [[], 'unmarked', 0],
    [['present'], 'present', 480],
    [['absent'], 'absent', 0],
    [['minutes 90'], 'partial', 90],
    [['minutes 480'], 'present', 480],
    [['minutes 0'], 'absent', 0],
    [['in 08:30', 'out 16:30'], 'present', 480],
    [['in 08:30', 'out 12:00', 'in 13:00', 'out 16:30'], 'partial', 420],
    [['out 16:30', 'in 08:30'], 'present', 480],
    [['in 07:45', 'out 17:15'], 'present', 480],
    [['absent', 'present'], 'present', 480],
    [['present', 'absent'], 'absent', 0],
    [['in 08:30', 'out 12:00', 'absent'], 'absent', 0],
    [['in 08:30', 'out 12:00', 'present'], 'present', 480],
    [['present', 'minutes 60', 'minutes 75'], 'partial', 75],
    [['present', 'out 12:00'], 'partial', 210],
    [['present', 'out 12:00', 'in 13:00', 'out 16:30'], 'partial', 420],
    [['absent', 'in 10:30', 'out 16:30'], 'partial', 360],
    [['present', 'out 16:45'], 'present', 480],
    [['absent', 'in 08:20', 'out 16:40'], 'present', 480],
  ])('%j is %s for %i minutes', (said, state, minutes) => {
    expect(dayAttendance(marks(...said), day)).toEqual({ state, minutes, open: false, anomalies: [] });
  });

  it('says that somebody signed in and not out, and counts nothing until they do', () => {
    expect(dayAttendance(marks('in 08:30'), day)).toMatchObject({ state: 'partial', minutes: 0, open: true });
  });

  it.each<[string[], string, number]>([
    [['in 08:30', 'in 09:00', 'out 16:30'], 'in-twice', 480],
    [['out 12:00'], 'out-without-in', 0],
    [['present', 'in 09:00'], 'in-twice', 480],
    [['present', 'in 08:20', 'out 16:40'], 'in-twice', 480],
    [['present', 'in 08:20', 'out 12:00'], 'in-twice', 210],
    [['in 17:00', 'out 18:00'], 'outside-the-day', 0],
    [['minutes 60', 'out 12:00'], 'times-after-minutes', 60],
    [['minutes 600'], 'more-than-the-day', 480],
  ])('flags %j as %s', (said, anomaly, minutes) => {
    expect(dayAttendance(marks(...said), day)).toMatchObject({ anomalies: [anomaly], minutes });
  });

  it('never counts for more than it is planned to have, in whatever order people came, went and were noted', () => {
    const times = ['08:20', '12:00', '13:00', '16:40'].flatMap((time) => [`in ${time}`, `out ${time}`]);
    const some = ['present', 'absent', ...times];
    for (const first of some) {
      for (const second of some) {
        for (const third of some) {
          for (const fourth of some) {
            const said = [first, second, third, fourth];
            const { minutes } = dayAttendance(marks(...said), day);
            if (minutes > 480) expect.fail(`${said.join(', ')}: ${minutes} minutes`);
          }
        }
      }
    }
    expect(some.length ** 4).toBe(10_000);
  });

  it('rounds seconds down to whole minutes', () => {
    const out = { id: 2, kind: 'out' as const, at: new Date('2027-02-03T09:00:59+11:00'), minutes: null };
    expect(dayAttendance([...marks('in 08:30'), out], day)).toMatchObject({ minutes: 30 });
  });
});

describe('a day rests on the learner’s own word', () => {
  const by = (sources: string, ...said: string[]) =>
    marks(...said).map((mark, index) => ({ ...mark, source: sources[index] === 's' ? 'self' : 'trainer' }));
  it.each<[string, string[], boolean]>([
    ['ss', ['in 08:30', 'out 16:30'], true],
    ['tss', ['absent', 'in 08:30', 'out 16:30'], true],
    ['st', ['in 08:30', 'out 16:30'], false],
    ['sst', ['in 08:30', 'out 16:30', 'present'], false],
    ['ts', ['present', 'out 12:00'], false],
    ['', [], false],
  ])('%s of %j: %s', (sources, said, rests) => {
    expect(restsOnOwnWord(by(sources, ...said))).toBe(rests);
  });
});
