import { describe, expect, it } from 'vitest';
import { certificateDocument } from '#src/certificates/certificate-document.ts';
import { aCertificate } from './a-certificate.ts';

describe('certificate in words', () => {
  it('holds every fact that a body asks to see', () => {
    const document = certificateDocument(aCertificate());
    expect(document).toMatchObject({
      learnerName: 'Maria Katsaros',
      courseTitle: 'Applied structural drying in timber-framed homes',
      courseLine: 'Workshop · in person · 7 hours',
      providerName: 'Tidewater Training',
      imprint: 'Tidewater Training · ABN 53 004 085 616',
      stamps: [{ value: '7', unit: 'CECs', body: 'IICRC' }],
    });
    expect(document.facts).toEqual([
      { label: 'Completed on', value: '3 February 2027' },
      { label: 'Instructor', value: 'Dan Okafor' },
      { label: 'IICRC ID', value: '123456' },
      { label: 'Certificate number', value: 'C-7K2QF-93DMX-4' },
      { label: 'Held', value: 'Wed 3 Feb 2027, 8:30 am – 4:30 pm AEDT' },
      { label: 'Place', value: 'Parramatta Training Rooms, Parramatta NSW' },
    ]);
  });

  it('leaves out what is not known and counts what there is', () => {
    const document = certificateDocument(
      aCertificate({ iicrcId: null, sessionDates: null, venue: null, instructorNames: ['A', 'B'], version: 2 }),
    );
    expect(document.facts.map((fact) => fact.label)).toEqual(['Completed on', 'Instructors', 'Certificate number']);
    expect(document.facts.at(-1)?.value).toBe('C-7K2QF-93DMX-4 (version 2)');
  });

  it.each([
    ['7.00', '7'],
    ['1.50', '1.5'],
    ['0.167', '0.167'],
    ['10', '10'],
    ['100.0', '100'],
  ])('stamps %s units as %s, one stamp for each body', (units, value) => {
    const credit = { units, unitLabel: 'CECs', body: 'IICRC', approvalReference: 'AU-1' };
    const document = certificateDocument(aCertificate({ credits: [credit, { ...credit, body: 'RIA' }] }));
    expect(document.stamps).toEqual([
      { value, unit: 'CECs', body: 'IICRC' },
      { value, unit: 'CECs', body: 'RIA' },
    ]);
    expect(document.facts).toContainEqual({ label: 'Approvals', value: 'IICRC AU-1\nRIA AU-1' });
  });

  it('says so plainly when the course gives no credit', () => {
    const document = certificateDocument(aCertificate({ credits: [], hours: '1.0' }));
    expect(document.stamps).toEqual([{ value: '1', unit: 'hour', body: 'Training' }]);
    expect(document.statement).toBe('This course carries no continuing education credit.');
  });

  it.each([
    ['Maria Katsaros', false],
    ['שרה כהן', true],
    ['(محمد) Ahmed', true],
    ['Ahmed محمد', false],
    ['', false],
  ])('sets %j from right to left: %s', (learnerName, isRightToLeft) => {
    expect(certificateDocument(aCertificate({ learnerName })).isRightToLeft).toBe(isRightToLeft);
  });
});
