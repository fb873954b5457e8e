import type { SampleCourse } from '../sample-types.ts';

const course: SampleCourse = {
  slug: 'quoting-and-gst-webinar',
  title: 'Quoting, GST and getting paid: for owners',
  kind: 'webinar',
  discipline: 'business-and-safety',
  level: 'introductory',
  summary:
    'Two evenings a week apart for people who own the van: hourly cost, quotes that hold, GST on invoices, and slow payers.',
  description: `
Most small cleaning firms price by watching what the next one charges. Over two evenings you build a price from the ground up instead: wages with super and leave, the van, chemicals, insurance, phone, the unpaid hours spent driving and quoting, and a profit that is not whatever happens to be left in June.

The first evening ends with your true cost of one productive hour. During the week between, you time three ordinary jobs and bring the sheet back.

On the second evening we deal with paper. When must a business register for GST, and what has to be on a tax invoice, including the buyer's details once a sale reaches $1,000? How do you show a price to a householder, so that the total is the total? What does a cleaning business that pays contractors report to the tax office each August? Luca reads a messy invoice aloud and the group repairs it line by line.

Then the conversation that nobody enjoys: the account at sixty days. You leave with a deposit clause, a polite reminder sequence and a decision about when to stop work. It is general information, not tax advice; take your own figures to your accountant or registered agent.
`.trim(),
  outcomes: [
    'calculate the full cost of a productive hour in your business',
    'turn that figure into a fixed quote with clear exclusions',
    'check a tax invoice for the details the law asks for',
    'set payment terms and follow up an overdue account without losing the client',
  ],
  outline: [
    {
      title: 'First evening: what an hour costs',
      minutes: 60,
      points: ['Wages and on-costs', 'Vehicle and overheads', 'Utilisation', 'Profit on purpose'],
    },
    {
      title: 'Second evening: paper and payment',
      minutes: 60,
      points: ['GST registration and invoices', 'Consumer prices', 'Contractor payments report', 'Overdue accounts'],
    },
  ],
  durationMinutes: 120,
  priceCents: 6600,
  gst: 'taxable',
  whatToBring: ['Last month’s bank statement and fuel receipts (nobody else will see them)', 'One quote you lost'],
  alsoPay: [],
  approvals: [{ creditType: 'iicrc-cec', units: '2', status: 'approved' }],
  preparesFor: [],
  prerequisites: [],
  completion: { attendancePercent: 80 },
  instructors: ['luca-ferraro'],
  sessions: [
    {
      inDays: -33,
      days: [
        [0, '18:30', '19:30'],
        [7, '18:30', '19:30'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Sydney',
      capacity: 30,
      minSeats: 5,
      goNoGoDaysBefore: 5,
      state: 'open',
      taken: 18,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 50,
      days: [
        [0, '18:30', '19:30'],
        [7, '18:30', '19:30'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Brisbane',
      capacity: 30,
      minSeats: 5,
      goNoGoDaysBefore: 5,
      state: 'open',
      taken: 11,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 129,
      days: [
        [0, '18:30', '19:30'],
        [7, '18:30', '19:30'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Sydney',
      capacity: 30,
      minSeats: 5,
      goNoGoDaysBefore: 5,
      state: 'open',
      taken: 2,
      instructor: 'luca-ferraro',
    },
    {
      inDays: 206,
      days: [
        [0, '17:30', '18:30'],
        [7, '17:30', '18:30'],
      ],
      delivery: 'live-stream',
      timeZone: 'Australia/Perth',
      capacity: 30,
      minSeats: 5,
      goNoGoDaysBefore: 5,
      state: 'open',
      taken: 0,
      instructor: 'luca-ferraro',
    },
  ],
};

export default course;
