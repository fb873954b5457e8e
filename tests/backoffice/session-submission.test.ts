import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  findSessionSubmission,
  packSessionEvidence,
  packSessionSubmission,
  submitSession,
} from '#src/backoffice/index.ts';
import { findCertificatePdf, revokeCertificate, supersedeCertificate } from '#src/certificates/index.ts';
import { allowSending, findMyEntry, withdrawSending } from '#src/renewal/index.ts';
import { aViewer } from '#tests/attendance/story.ts';
import { aCertificate } from '#tests/certificates/story.ts';
import { filesInside } from '#tests/support/attached-files.ts';
import { useDatabase } from '#tests/support/database.ts';
import { aViewer as aLearnerViewer } from '#tests/renewal/story.ts';

const database = useDatabase();

/** Maria's certificate of a session, with her number at IICRC unless told otherwise, and staff who look at it. */
async function aSessionToSend({ iicrcId = '123456' as string | null, agreed = true } = {}) {
  const { db } = database;
  const story = await aCertificate(db);
  const { learner } = story.seat;
  await db.updateTable('people').set({ iicrcId }).where('id', '=', learner.id).execute();
  const maria = await aLearnerViewer(db, { person: learner });
  if (agreed) await allowSending(story.services, { by: maria });
  const staff = await aViewer(db, { grants: ['coordinator'] });
  const asked = (viewer = staff) => ({ viewer, sessionId: story.session.id, bodyId: 'iicrc' });
  const submit = (on: string | null = null, viewer = staff) =>
    submitSession(story.services, { ...asked(viewer), on, note: 'By e-mail' });
  const look = async () => {
    const found = await findSessionSubmission(story.services, asked());
    if (!found.ok) throw new Error(found.reason);
    return found.value.learners;
  };
  return { ...story, maria, staff, asked, submit, look };
}

const mailsTo = (email: string) =>
  database.db
    .selectFrom('messages')
    .select('subject')
    .where('toEmail', '=', email)
    .where('kind', '=', 'evidence-sent')
    .execute();

describe('a session’s evidence for a body', () => {
  it('is sent once for those who agreed, each of whom is told', async () => {
    const { services, submit, look, maria, seat, session, number } = await aSessionToSend();
    expect(await look()).toMatchObject([
      { agreed: true, missing: [], proof: { entries: [{ state: 'earned', certificate: { number } }] } },
    ]);
    expect(await submit()).toEqual({ ok: true, value: { learners: 1 } });
    expect(await submit()).toBeRefused('nothing-to-send');
    const [learner] = await look();
    expect(learner?.proof.entries).toMatchObject([{ state: 'submitted', sentByUs: true }]);
    const entryId = learner?.proof.entries[0]?.id ?? '';
    expect(await findMyEntry(services, { viewer: maria, entryId })).toMatchObject({
      steps: [{ state: 'submitted', note: 'By e-mail', byUs: true }],
    });
    expect(await mailsTo(seat.learner.email)).toEqual([{ subject: 'We sent your evidence to IICRC' }]);
    expect(services.woken).toContain('deliver-messages');
    const lines = await database.db
      .selectFrom('journalEntries')
      .select('action')
      .where('subjectId', '=', session.id)
      .where('action', '=', 'session.evidence-sent')
      .execute();
    expect(lines).toHaveLength(1);
  });

  it('is sent once, also when two press the button at the same moment', async () => {
    const { submit, seat } = await aSessionToSend();
    const both = await Promise.all([submit(), submit()]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await mailsTo(seat.learner.email)).toHaveLength(1);
  });

  it.each([
    ['who did not agree', { agreed: false }, { agreed: false, missing: [] }],
    ['who lacks a number', { iicrcId: null }, { agreed: true, missing: [{ fact: 'body-number' }] }],
  ])('leaves out a learner %s, and says so', async (_, facts, shown) => {
    const { services, submit, look, asked } = await aSessionToSend(facts);
    expect(await look()).toMatchObject([shown]);
    expect(await submit()).toBeRefused('nothing-to-send');
    expect(await packSessionSubmission(services, asked())).toBeRefused('nothing-to-send');
    expect(await look()).toMatchObject([{ proof: { entries: [{ state: 'earned' }] } }]);
  });

  it('is not sent any more when the learner withdraws', async () => {
    const { services, maria, submit } = await aSessionToSend();
    await withdrawSending(services, { by: maria });
    expect(await submit()).toBeRefused('nothing-to-send');
  });

  it('was not sent in the future', async () => {
    const { submit, look } = await aSessionToSend();
    expect(await submit('2031-01-01')).toBeRefused('step-in-future');
    expect(await look()).toMatchObject([{ proof: { entries: [{ state: 'earned' }] } }]);
  });

  it('is a ZIP with a pack for each, their certificate inside to the byte', async () => {
    const { services, asked, staff, number } = await aSessionToSend();
    const pack = await packSessionSubmission(services, asked());
    if (!pack.ok) throw new Error(pack.reason);
    const files = unzipSync(pack.value.content);
    expect(Object.keys(files)).toEqual(['list.csv', '001-maria-katsaros.pdf']);
    const paper = await findCertificatePdf(services, { viewer: staff, number });
    if (!paper.ok) throw new Error(paper.reason);
    expect(filesInside(files['001-maria-katsaros.pdf'] ?? new Uint8Array())).toEqual([Buffer.from(paper.value.pdf)]);
    expect(strFromU8(files['list.csv'] ?? new Uint8Array())).toContain(`Maria Katsaros,123456,`);
  });

  it('is the office’s: not the trainer’s, a learner’s or another course’s', async () => {
    const { services, asked, submit, trainer, maria } = await aSessionToSend();
    const elsewhere = await aViewer(database.db, { grants: [] });
    const other = {
      ...elsewhere,
      grants: [{ role: 'coordinator' as const, scope: (await aSessionToSend()).session.id }],
    };
    for (const viewer of [trainer, maria, other]) {
      expect(await findSessionSubmission(services, asked(viewer))).toBeRefused('not-found');
      expect(await submit(null, viewer)).toBeRefused('not-found');
      expect(await packSessionEvidence(services, asked(viewer))).toBeRefused('not-found');
    }
  });
});

describe('a session’s evidence for an auditor', () => {
  it('has the roster, every event, the approval and each certificate in every version', async () => {
    const { services, staff, session, number } = await aSessionToSend();
    const correction = { learnerName: 'Maria K. Katsaros', iicrcId: null };
    const next = await supersedeCertificate(services, { viewer: staff, number, correction, reason: 'Full name' });
    if (!next.ok) throw new Error(next.reason);
    await revokeCertificate(services, { viewer: staff, number: next.value.number, reason: 'Marked by mistake' });
    const evidence = await packSessionEvidence(services, { viewer: staff, sessionId: session.id });
    if (!evidence.ok) throw new Error(evidence.reason);
    const files = unzipSync(evidence.value);
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'attendance-events.csv',
        'evidence.pdf',
        ...[number, next.value.number].map((each) => `certificates/${each}.pdf`),
      ].toSorted(),
    );
    const paper = await findCertificatePdf(services, { viewer: staff, number });
    if (!paper.ok) throw new Error(paper.reason);
    expect(Buffer.from(files[`certificates/${number}.pdf`] ?? [])).toEqual(Buffer.from(paper.value.pdf));
    expect(Buffer.from(files['evidence.pdf'] ?? []).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const [head, ...events] = strFromU8(files['attendance-events.csv'] ?? new Uint8Array())
      .trim()
      .split('\r\n');
    expect(head).toContain('name,day,what,minutes,when,by,recordedAt');
    expect(events).toHaveLength(session.days.length);
    expect(events[0]).toMatch(/Day 1,Present/);
  });
});
