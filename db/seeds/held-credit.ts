import { createHash } from 'node:crypto';
import { sendingWords } from '#src/renewal/index.ts';
import type { SeedDay } from './course-rows.ts';
import { designationId } from './credit-rows.ts';
import type { Rows } from './insert-rows.ts';
import { personId, signIns } from './people-rows.ts';
import { sampleId } from './sample-ids.ts';

const learnerId = personId(signIns.learner.email);

/**
 * What the sample learner holds: WRT and ASD in one cycle that ends in nine weeks, and credit from elsewhere, of which one
 * entry waits for staff to look at its evidence, one was checked, and one was turned down by the body. With the workshop that
 * they attended here it comes to 5.5 of 14.
 */
export function heldCreditRows(day: SeedDay): Rows {
  const date = (daysAgo: number) => day.ago(daysAgo).toISOString().slice(0, 10);
  const endsOn = date(-63);
  const startsOn = dayAfter(`${Number(endsOn.slice(0, 4)) - 4}${endsOn.slice(4)}`);
  const recordedAt = day.ago(40);
  const file = evidence('Webinar on drying, 1 hour');
  const seen = evidence('Trade show visit, 1 hour');
  const entry = (name: string, units: string, daysAgo: number) => ({
    id: sampleId('held-credit', name),
    learnerId,
    creditTypeId: 'iicrc-cec',
    units,
    minutes: String(Number(units) * 60),
    title: name,
    earnedOn: date(daysAgo),
    recordedAt,
    courseKey: `sample:${name}`,
  });
  return {
    heldDesignations: ['WRT', 'ASD'].map((code) => ({
      id: sampleId('held', code),
      personId: learnerId,
      designationId: designationId(code),
      awardedOn: startsOn,
      recordedAt,
    })),
    creditCycles: [
      {
        id: sampleId('cycle', 'learner'),
        personId: learnerId,
        cycleGroupId: 'iicrc-technicians',
        startsOn,
        endsOn,
        recordedAt,
      },
    ],
    sendingConsents: [
      {
        id: sampleId('sending-consent', 'learner'),
        personId: learnerId,
        wording: sendingWords('Tidewater Restoration Training'),
        givenAt: recordedAt,
      },
    ],
    annualFees: [{ personId: learnerId, bodyId: 'iicrc', dueOn: date(-120) }],
    evidenceFiles: [
      {
        id: sampleId('evidence', 'webinar'),
        personId: learnerId,
        name: 'webinar.pdf',
        ...file,
        uploadedAt: recordedAt,
      },
      { id: sampleId('evidence', 'show'), personId: learnerId, name: 'show.pdf', ...seen, uploadedAt: recordedAt },
    ],
    creditEntries: [
      {
        ...entry('Drying webinar', '1', 60),
        provider: 'Saltmarsh Training',
        activity: 'webinar',
        evidenceId: sampleId('evidence', 'webinar'),
      },
      {
        ...entry('Restoration trade show', '1', 300),
        provider: 'Eastern Restorers’ Fair',
        activity: 'event',
        evidenceId: sampleId('evidence', 'show'),
        verification: 'staff-checked',
        checkedAt: day.ago(30),
        checkedBy: personId(signIns.staff.email),
        state: 'submitted',
      },
      {
        ...entry('Supplier evening: new meters', '1', 200),
        provider: 'Meterworks',
        activity: 'event',
        state: 'rejected',
        rejection: 'The certificate does not show the hours.',
      },
    ],
    creditEntrySteps: [
      step('Restoration trade show', 'submitted', date(20), null, day),
      step('Supplier evening: new meters', 'submitted', date(150), 'By e-mail', day),
      step('Supplier evening: new meters', 'rejected', date(120), 'The certificate does not show the hours.', day),
    ],
  };
}

function step(name: string, state: 'submitted' | 'rejected', happenedOn: string, note: string | null, day: SeedDay) {
  return {
    entryId: sampleId('held-credit', name),
    state,
    happenedOn,
    note,
    recordedAt: day.ago(20),
    recordedBy: learnerId,
  };
}

/** The smallest PDF that shows a line of text. */
function evidence(line: string) {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 297]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${line.length + 45}>>stream\nBT /F 16 Tf 40 220 Td (${line}) Tj ET\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj`).join('\n');
  const content = Buffer.from(`%PDF-1.4\n${body}\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n`);
  return { mediaType: 'application/pdf', content, sha256: createHash('sha256').update(content).digest('hex') };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
