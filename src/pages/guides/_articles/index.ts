/** The guides, in reading order. The words live in the Markdown files beside this one. */
import bookForATeam from './book-for-a-team.md?raw';
import chooseYourNextCourse from './choose-your-next-course.md?raw';
import otherBodies from './other-bodies.md?raw';
import sendYourEvidence from './send-your-evidence.md?raw';
import theTwoClocks from './the-two-clocks.md?raw';
import whatCounts from './what-counts.md?raw';

export interface Guide {
  /** Also the URL: /guides/[slug]. */
  slug: string;
  title: string;
  /** One sentence, for the list and for search engines. */
  summary: string;
  minutesToRead: number;
  /** The day on which the facts were last read through: YYYY-MM-DD. */
  updatedOn: string;
  /** Markdown without a first-level heading; the page prints the title. */
  text: string;
}

export const guides: Guide[] = [
  {
    slug: 'the-two-clocks',
    title: 'The two clocks: annual fee and credit cycle',
    summary:
      'Why a certification needs both a yearly fee and credits over several years, and how to find your own dates.',
    minutesToRead: 4,
    updatedOn: '2026-11-23',
    text: theTwoClocks,
  },
  {
    slug: 'what-counts',
    title: 'What counts towards CECs, and what does not',
    summary:
      'Which courses, events and hours IICRC counts as continuing education, and four checks to make before you pay.',
    minutesToRead: 4,
    updatedOn: '2026-11-23',
    text: whatCounts,
  },
  {
    slug: 'send-your-evidence',
    title: 'How to send your evidence',
    summary:
      'No body hears by itself that you took a course. What to send, how to follow it, and what to do when it is rejected.',
    minutesToRead: 4,
    updatedOn: '2026-11-23',
    text: sendYourEvidence,
  },
  {
    slug: 'choose-your-next-course',
    title: 'How to choose your next course',
    summary: 'Start from your gap and your deadline; then weigh kind, prerequisites, travel and the whole cost.',
    minutesToRead: 5,
    updatedOn: '2026-11-23',
    text: chooseYourNextCourse,
  },
  {
    slug: 'book-for-a-team',
    title: 'Booking for a team',
    summary:
      'Names, e-mail addresses, purchase orders and tax invoices: how to book a crew without chasing anyone afterwards.',
    minutesToRead: 5,
    updatedOn: '2026-11-23',
    text: bookForATeam,
  },
  {
    slug: 'other-bodies',
    title: 'Other bodies at a glance',
    summary:
      'RIA, ACAC, NADCA, builders’ licences and more: units, totals and periods side by side, with the quirk of each.',
    minutesToRead: 4,
    updatedOn: '2026-11-23',
    text: otherBodies,
  },
];

/** The guide at this address, or nothing. */
export function findGuide(slug: string): Guide | undefined {
  return guides.find((guide) => guide.slug === slug);
}
