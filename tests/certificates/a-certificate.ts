import type { CertificateSnapshot } from '#src/certificates/certificate-snapshot.ts';

/** A one-day workshop worth seven IICRC CECs. */
export function aCertificate(facts: Partial<CertificateSnapshot> = {}): CertificateSnapshot {
  return {
    number: 'C-7K2QF-93DMX-4',
    version: 1,
    learnerName: 'Maria Katsaros',
    iicrcId: '123456',
    courseTitle: 'Applied structural drying in timber-framed homes',
    courseKind: 'workshop',
    delivery: 'in-person',
    providerName: 'Tidewater Training',
    providerAbn: '53004085616',
    completedOn: '2027-02-03',
    sessionDates: 'Wed 3 Feb 2027, 8:30 am – 4:30 pm AEDT',
    venue: 'Parramatta Training Rooms, Parramatta NSW',
    instructorNames: ['Dan Okafor'],
    credits: [{ units: '7.00', unitLabel: 'CECs', body: 'IICRC', approvalReference: null }],
    hours: '7.00',
    verifyUrl: 'https://accrue.example/verify/C-7K2QF-93DMX-4',
    issuedAt: '2027-02-03T06:12:00Z',
    ...facts,
  };
}
