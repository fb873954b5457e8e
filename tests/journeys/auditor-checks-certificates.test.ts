import { expect, test } from 'vitest';
import { recordAttendance } from '#src/attendance/index.ts';
import { evaluateCompletion, findCertificatePdf, revokeCertificate } from '#src/certificates/index.ts';
import { addDays, dateIn } from '#src/shared/dates.ts';
import { aMark, aViewer } from '#tests/attendance/story.ts';
import { confirmsName } from '#tests/certificates/story.ts';
import { aPerson, aSeat, aSession } from '#tests/support/builders.ts';
import { qrAddress } from './steps/certificates.ts';
import { useJourney } from './steps/journey.ts';

const journey = useJourney();

/** So many technicians attended the day before yesterday and have their certificates. */
async function certificates(names: string[]) {
  const { services } = journey.site;
  const { db, clock } = services;
  const on = addDays(dateIn('Australia/Sydney', clock.now()), -2);
  const session = await aSession(db, { on, instructor: await aPerson(db, 'Dana') });
  const viewer = await aViewer(db, { grants: ['admin'] });
  const issued: { name: string; number: string; pdf: Buffer }[] = [];
  for (const name of names) {
    const learner = await aPerson(db, name);
    const seat = await aSeat(db, { session, learner });
    await confirmsName(db, learner.id, name);
    await recordAttendance(services, { viewer, sessionId: session.id, marks: [aMark(seat.id)] });
    const result = await evaluateCompletion(services, { seatId: seat.id });
    const number = result.ok && result.value.state === 'completed' ? (result.value.certificate?.number ?? '') : '';
    const paper = await findCertificatePdf(services, { viewer, number });
    if (!paper.ok) throw new Error(paper.reason);
    issued.push({ name, number, pdf: Buffer.from(paper.value.pdf) });
  }
  return { issued, viewer };
}

test('an altered PDF is unmasked on the verify page', async () => {
  const { issued } = await certificates(['Ngaire Te Paora']);
  const [{ pdf } = { pdf: Buffer.alloc(0) }] = issued;
  const auditor = await journey.aPerson();
  const requests: string[] = [];
  await auditor.goto(qrAddress(pdf));
  await auditor.getByText('Valid', { exact: true }).waitFor();
  auditor.on('request', (request) => requests.push(request.url()));
  const copy = auditor.getByLabel('Compare the PDF you were given');
  await copy.setInputFiles({ name: 'as-sent.pdf', mimeType: 'application/pdf', buffer: pdf });
  await auditor.getByText('as-sent.pdf is the original, to the byte.').waitFor();

  const altered = Buffer.from(pdf);
  altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1;
  await copy.setInputFiles({ name: 'altered.pdf', mimeType: 'application/pdf', buffer: altered });
  await auditor.getByText('altered.pdf is not the original').waitFor();

  // Dropped rather than chosen: the same.
  const transfer = await auditor.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'dropped.pdf', { type: 'application/pdf' }));
      return data;
    },
    [...altered],
  );
  await copy.dispatchEvent('drop', { dataTransfer: transfer });
  await auditor.getByText('dropped.pdf is not the original').waitFor();
  expect(requests).toEqual([]);
});

test('an auditor checks twelve numbers at once, one of them revoked', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `Technician ${String.fromCharCode(65 + index)}`);
  const { issued, viewer } = await certificates(names);
  const bad = issued[7];
  if (!bad) throw new Error('There are fewer than eight');
  const reason = 'Issued to somebody who was not there';
  await revokeCertificate(journey.site.services, { viewer, number: bad.number, reason });

  const auditor = await journey.aPerson();
  await auditor.goto(`${journey.url}/verify`);
  await auditor.getByLabel('Several certificates at once').fill(issued.map(({ number }) => number).join('\n'));
  await auditor.getByRole('button', { name: 'Check all' }).click();
  await auditor.getByRole('heading', { name: '11 of 12 are valid' }).waitFor();
  const rows = await auditor.getByRole('row').allInnerTexts();
  expect(rows).toHaveLength(13);
  for (const { name, number } of issued) {
    const row = rows.find((text) => text.includes(number)) ?? '';
    expect(row).toContain(name);
    expect(row).toContain(number === bad.number ? `Withdrawn` : 'Valid');
  }
  expect(rows.filter((text) => text.includes(reason))).toHaveLength(1);
  await auditor.getByRole('link', { name: bad.number }).click();
  await auditor.getByText(reason).waitFor();
});
