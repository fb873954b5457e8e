import { describe, expect, test } from 'vitest';
import {
  applyMeetingReport,
  attendedMinutes,
  findMeetingReport,
  recordAttendance,
  uploadMeetingReport,
} from '#src/attendance/index.ts';
import { addPresenceEvents } from '#src/attendance/presence-queries.ts';
import { ok } from '#src/shared/result.ts';
import { aCourse, aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { stoppedClock, testCore } from '#tests/support/core.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aMark, aViewer } from './story.ts';

const database = useDatabase();

/** A webinar on 3 February 2027, 10 am to 11 am in Sydney, that is over; Maria and Ruben have seats, Dana teaches. */
async function aHeldWebinar(facts: Parameters<typeof aSession>[1] = {}) {
  const { db } = database;
  const services = testCore(db, stoppedClock('2027-02-03T06:00:00Z'));
  const dana = await aPerson(db, 'Dana');
  const times = { delivery: 'live-stream', from: '10:00', to: '11:00' } as const;
  const session = await aSession(db, { instructor: dana, ...times, ...facts });
  const [maria, ruben] = [await aPerson(db, 'Maria Katsaros'), await aPerson(db, 'Ruben Núñez')];
  const seats = {
    maria: await aSeat(db, { session, learner: maria }),
    ruben: await aSeat(db, { session, learner: ruben }),
  };
  const viewer = await aViewer(db, { person: dana, grants: ['trainer'] });
  const of = { viewer, sessionId: session.id };
  const upload = (text: string | Uint8Array, timeZone: string | null = null) =>
    uploadMeetingReport(services, { ...of, content: typeof text === 'string' ? Buffer.from(text) : text, timeZone });
  const uploaded = async (text: string | Uint8Array, timeZone: string | null = null) => {
    const result = await upload(text, timeZone);
    if (!result.ok) throw new Error(`Refused: ${result.reason}`);
    const found = await findMeetingReport(services, { ...of, ...result.value });
    if (!found.ok) throw new Error('The report is gone');
    return { ...found.value, reportId: result.value.reportId };
  };
  /** Takes every match as it was proposed. */
  const apply = async (text: string | Uint8Array, own: [number, string | null][] = []) => {
    const { reportId, people } = await uploaded(text);
    const seatOf = new Map([...people.map(({ match }, index) => [index, match.seatId] as const), ...own]);
    return applyMeetingReport(services, { ...of, reportId, seatOf });
  };
  const minutesOf = async (seat: { id: string }) => (await attendedMinutes(db, seat.id)).attendedMinutes;
  return { services, session, ...seats, emails: [maria.email, ruben.email], of, upload, uploaded, apply, minutesOf };
}

const zoomHeader = 'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest';
const zoom = (...rows: string[]) =>
  ['Meeting ID,Topic,Start Time', '812 3456 7890,Webinar,02/03/2027 09:55:00 AM', '', zoomHeader, ...rows].join('\r\n');

const teams = (activities: string[], participants: string[] = []) =>
  [
    '1. Summary',
    'Meeting title\tWebinar',
    'Start time\t2/3/27, 9:55:00 AM',
    '',
    '2. Participants',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
    ...participants,
    '',
    '3. In-Meeting Activities',
    'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
    ...activities,
  ].join('\r\n');

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a Zoom report', () => {
  test('counts each stay within the hours once, for two devices too; importing it twice changes nothing', async () => {
    const { maria, ruben, emails, apply, minutesOf, services } = await aHeldWebinar();
    const report = zoom(
      // Early by five minutes, away from 10:20 to 10:30, and a phone that overlaps from 10:10 to 10:25.
      `Maria Katsaros,${emails[0]},02/03/2027 09:55:00 AM,02/03/2027 10:20:00 AM,25,Yes`,
      `Maria Katsaros,${emails[0]},02/03/2027 10:10:00 AM,02/03/2027 10:25:00 AM,15,Yes`,
      `Maria Katsaros,${emails[0]},02/03/2027 10:30:00 AM,02/03/2027 11:05:00 AM,35,Yes`,
      'Ruben Nunez,,02/03/2027 10:00:00 AM,02/03/2027 10:45:00 AM,45,Yes',
    );
    expect(await apply(report)).toEqual(ok({ recorded: 6 }));
    // 10:00 to 10:25 and 10:30 to 11:00; and 10:00 to 10:45.
    expect([await minutesOf(maria), await minutesOf(ruben)]).toEqual([55, 45]);
    expect(services.woken).toContain('issue-certificates');
    expect(await apply(report)).toEqual(ok({ recorded: 0 }));
    // The same meeting exported again, with other line ends: another file, and the same marks.
    expect(await apply(report.replaceAll('\r\n', '\n'))).toEqual(ok({ recorded: 0 }));
    expect([await minutesOf(maria), await minutesOf(ruben)]).toEqual([55, 45]);
  });

  test('finds people by e-mail, then by a name that is only theirs, and leaves the rest to a person', async () => {
    const { maria, ruben, emails, uploaded, of, services, minutesOf } = await aHeldWebinar();
    const times = '02/03/2027 10:00:00 AM,02/03/2027 11:00:00 AM,60,Yes';
    const { people, reportId } = await uploaded(
      zoom(
        `iPhone,${emails[0]?.toUpperCase()},${times}`,
        `Rubi (NÚÑEZ Ruben),,${times}`,
        `R. Nunez,,${times}`,
        `Notetaker,,${times}`,
      ),
    );
    const found = Object.fromEntries(
      people.map(({ name, match, minutes }) => [name, [match.how, match.seatId, minutes]]),
    );
    expect(found).toEqual({
      iPhone: ['by-email', maria.id, 60],
      'Rubi (NÚÑEZ Ruben)': ['by-name', ruben.id, 60],
      'R. Nunez': ['doubtful', ruben.id, 60],
      Notetaker: ['doubtful', null, 60],
    });
    const decided = new Map(people.map(({ match }, index) => [index, match.seatId] as const));
    const notetaker = people.findIndex(({ name }) => name === 'Notetaker');
    decided.delete(notetaker);
    const request = { ...of, reportId, seatOf: decided };
    expect(await applyMeetingReport(services, request)).toBeRefused('person-undecided');
    expect(await minutesOf(maria)).toBe(0);
    decided.set(notetaker, null);
    expect(await applyMeetingReport(services, request)).toSucceed();
    expect([await minutesOf(maria), await minutesOf(ruben)]).toEqual([60, 60]);
  });

  test('two seats with one name are both doubtful', async () => {
    const { session, uploaded } = await aHeldWebinar();
    await aSeat(database.db, { session, learner: await aPerson(database.db, 'Maria Katsaros') });
    const { people } = await uploaded(zoom('Maria Katsaros,,02/03/2027 10:00:00 AM,02/03/2027 11:00:00 AM,60,Yes'));
    expect(people[0]?.match).toEqual({ how: 'doubtful', seatId: null });
  });

  test('day and month are read in the order by which it falls into the session', async () => {
    const { emails, uploaded } = await aHeldWebinar();
    for (const date of ['02/03/2027', '3/02/2027', '2027-02-03', '03.02.2027']) {
      const { people } = await uploaded(zoom(`Maria,${emails[0]},${date} 10:00:00,${date} 10:30:00,30,Yes`));
      expect([date, people[0]?.minutes]).toEqual([date, 30]);
    }
  });

  test('of another zone is refused, saying which would fit; read in that zone it counts', async () => {
    const { maria, emails, upload, uploaded, of, services, minutesOf } = await aHeldWebinar();
    // 10 am in Sydney is 7 am in Perth, and 11 pm of the day before in UTC.
    const report = zoom(`Maria,${emails[0]},02/03/2027 07:00:00 AM,02/03/2027 08:00:00 AM,60,Yes`);
    expect(await upload(report)).toEqual({
      ...{ ok: false, reason: 'report-of-another-time', timeZone: 'Australia/Sydney', fitsIn: ['Australia/Perth'] },
    });
    const { reportId } = await uploaded(report, 'Australia/Perth');
    await applyMeetingReport(services, { ...of, reportId, seatOf: new Map([[0, maria.id]]) });
    expect(await minutesOf(maria)).toBe(60);
    expect(await upload(report, 'Mars/Olympus')).toBeRefused('no-such-report-zone');
  });

  test('rows outside the session, and rows whose minutes are not those of their times, are counted and left out', async () => {
    const { emails, uploaded } = await aHeldWebinar();
    const { people, read } = await uploaded(
      zoom(
        `Maria,${emails[0]},02/03/2027 10:00:00 AM,02/03/2027 10:30:00 AM,30,Yes`,
        `Maria,${emails[0]},02/03/2027 02:00:00 PM,02/03/2027 03:00:00 PM,60,Yes`,
        `Ruben,${emails[1]},02/03/2027 10:00:00 AM,02/03/2027 10:10:00 AM,55,Yes`,
        `Ruben,${emails[1]},02/03/2027 10:30:00 AM,02/03/2027 10:20:00 AM,10,Yes`,
        `Ruben,${emails[1]},soon,later,10,Yes`,
      ),
    );
    expect(people.map(({ name, minutes }) => [name, minutes])).toEqual([['Maria', 30]]);
    expect(read).toMatchObject({ outside: 1, unreadable: 3 });
  });
});

describe('a Teams report', () => {
  test('in the bytes that Teams writes: each stay counts, not the span from first to last', async () => {
    const { maria, emails, apply, minutesOf } = await aHeldWebinar();
    const report = teams(
      [
        `Maria Katsaros\t2/3/27, 10:00:00 AM\t2/3/27, 10:15:30 AM\t15m 30s\t${emails[0]}\tPresenter`,
        `Maria Katsaros\t2/3/27, 10:40:00\u202fAM\t2/3/27, 11:00:00\u202fAM\t20m\t${emails[0]}\tPresenter`,
      ],
      [`Maria Katsaros\t2/3/27, 10:00:00 AM\t2/3/27, 11:00:00 AM\t35m 30s\t${emails[0]}\t\tPresenter`],
    );
    expect(await apply(utf16(report))).toEqual(ok({ recorded: 4 }));
    // 15.5 and 20 minutes, rounded down together.
    expect(await minutesOf(maria)).toBe(35);
  });

  test('without activities a person was there as long as the summary says', async () => {
    const { maria, emails, apply, minutesOf } = await aHeldWebinar();
    const summary = `Maria\t3/02/2027, 10:00:00 am\t3/02/2027, 11:00:00 am\t35m 30s\t${emails[0]}\t\tPresenter`;
    expect(await apply(utf16(teams([], [summary])))).toEqual(ok({ recorded: 2 }));
    expect(await minutesOf(maria)).toBe(35);
  });
});

describe('beside other evidence', () => {
  const page = async (seat: { id: string; learner: { id: string } }, dayId: string, spans: [string, string][]) => {
    const at = (time: string) => new Date(`2027-02-02T${time}:00Z`);
    const place = { seatId: seat.id, sessionDayId: dayId, learnerId: seat.learner.id };
    const events = spans.flatMap(([from, to]) => [
      { ...place, kind: 'in' as const, at: at(from) },
      { ...place, kind: 'out' as const, at: at(to) },
    ]);
    await database.db.transaction().execute((trx) => addPresenceEvents(trx, events, at('23:59')));
  };

  test('minutes that the page and the meeting both saw count once', async () => {
    const { maria, session, emails, apply, minutesOf } = await aHeldWebinar();
    // 10:00 to 10:20 by the page (23:00 UTC is 10 am in Sydney), 10:10 to 10:40 by the meeting.
    await page(maria, session.days[0]?.id ?? '', [['23:00', '23:20']]);
    await apply(zoom(`Maria,${emails[0]},02/03/2027 10:10:00 AM,02/03/2027 10:40:00 AM,30,Yes`));
    expect(await minutesOf(maria)).toBe(40);
  });

  test('where the page’s questions were not answered, the meeting’s own record stands alone', async () => {
    const course = await aCourse(database.db, { kind: 'webinar' });
    await database.db
      .updateTable('courses')
      .set({ presenceChecksPerHour: 4, presenceAnswersPercent: 75 })
      .where('id', '=', course.id)
      .execute();
    const { maria, session, emails, apply } = await aHeldWebinar({ course });
    await page(maria, session.days[0]?.id ?? '', [['23:00', '23:59']]);
    const before = await attendedMinutes(database.db, maria.id);
    expect(before.days[0]?.checks).toMatchObject({ answered: 0 });
    await apply(zoom(`Maria,${emails[0]},02/03/2027 10:05:00 AM,02/03/2027 10:55:00 AM,50,Yes`));
    const { attendedMinutes: minutes, days } = await attendedMinutes(database.db, maria.id);
    expect([minutes, days[0]?.checks]).toEqual([50, null]);
  });

  test('a trainer’s word that comes later stands, and one that came before is not cut short', async () => {
    const { maria, ruben, of, emails, apply, minutesOf, services } = await aHeldWebinar();
    await recordAttendance(services, { ...of, marks: [aMark(maria.id)] });
    await apply(
      zoom(
        `Maria,${emails[0]},02/03/2027 10:00:00 AM,02/03/2027 10:20:00 AM,20,Yes`,
        `Ruben,${emails[1]},02/03/2027 10:00:00 AM,02/03/2027 10:50:00 AM,50,Yes`,
      ),
    );
    expect(await minutesOf(maria)).toBe(60);
    await recordAttendance(services, { ...of, marks: [aMark(ruben.id, { kind: 'absent' })] });
    expect(await minutesOf(ruben)).toBe(0);
  });
});

describe('an upload that is no report', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'report-empty'],
    ['only spaces', Buffer.from(' \r\n '), 'report-empty'],
    ['more than two megabytes', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), 'report-too-large'],
    ['a spreadsheet named .csv', Buffer.from('504b0304140000000800', 'hex'), 'report-not-text'],
    ['a PDF named .csv', Buffer.from('%PDF-1.7\n'), 'report-not-text'],
    ['letters of no known encoding', Buffer.from([0x4e, 0xff, 0xc3, 0x28, 0x2c]), 'report-not-text'],
    ['text with zeros in it', Buffer.from('Name\0,Join Time'), 'report-not-text'],
    ['another table', Buffer.from('Name,Colour\nMaria,blue'), 'not-a-meeting-report'],
    [
      'a report of unique users',
      Buffer.from('Name (Original Name),User Email,Total Duration (Minutes)\nM,m@x.au,60'),
      'report-without-times',
    ],
    ['a report without people', Buffer.from(zoomHeader), 'report-without-rows'],
    ['a report of 5,001 lines', Buffer.from(`${zoomHeader}\n${'a,,,,,\n'.repeat(5_001)}`), 'report-too-long'],
    [
      'a report of last year',
      Buffer.from(zoom('M,,02/03/2026 10:00:00 AM,02/03/2026 11:00:00 AM,60,Yes')),
      'report-of-another-time',
    ],
  ])('%s is refused, and nothing is kept', async (_, content, reason) => {
    const { upload, session } = await aHeldWebinar();
    expect(await upload(content)).toBeRefused(reason);
    const kept = database.db.selectFrom('meetingReports').select('id').where('sessionId', '=', session.id);
    expect(await kept.execute()).toEqual([]);
  });
});

test('only staff and the session’s own trainers upload, see and apply', async () => {
  const { uploaded, of, services, emails } = await aHeldWebinar();
  const report = zoom(`Maria,${emails[0]},02/03/2027 10:00:00 AM,02/03/2027 11:00:00 AM,60,Yes`);
  const { reportId } = await uploaded(report);
  const other = await aViewer(database.db, { grants: ['trainer'] });
  const theirs = { ...of, viewer: other };
  const content = Buffer.from(report);
  expect(await uploadMeetingReport(services, { ...theirs, content, timeZone: null })).toBeRefused('not-your-session');
  expect(await findMeetingReport(services, { ...theirs, reportId })).toBeRefused('no-such-report');
  expect(await applyMeetingReport(services, { ...theirs, reportId, seatOf: new Map() })).toBeRefused('no-such-report');
  const elsewhere = await aHeldWebinar();
  expect(await findMeetingReport(services, { ...elsewhere.of, reportId })).toBeRefused('no-such-report');
});
