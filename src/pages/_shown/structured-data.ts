import type { Course as CourseData, EducationEvent, Organization, WithContext } from 'schema-dts';
import type { Course, CourseBrief, Session } from '#src/catalogue/index.ts';
import type { Provider, Site } from '#src/core.ts';

/** Facts for search engines, as text that cannot end its script element early. */
export function asJsonLd(facts: WithContext<CourseData | EducationEvent>): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c');
}

/** A course with its sessions to come. */
export function courseData(site: Site, course: Course, sessions: Session[]): WithContext<CourseData> {
  const url = `${site.url}/courses/${course.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    url,
    name: course.title,
    description: course.summary,
    inLanguage: 'en-AU',
    timeRequired: `PT${course.durationMinutes}M`,
    provider: organisation(site.provider, site.url),
    offers: {
      '@type': 'Offer',
      category: course.priceCents === 0 ? 'Free' : 'Paid',
      price: (course.priceCents / 100).toFixed(2),
      priceCurrency: 'AUD',
      url,
    },
    hasCourseInstance: sessions.slice(0, 20).map((session) => ({
      '@type': 'CourseInstance' as const,
      courseMode: session.delivery === 'live-stream' ? 'Online' : 'Onsite',
      startDate: session.startsAt.toISOString(),
      endDate: session.endsAt.toISOString(),
      url: `${site.url}/sessions/${session.id}`,
      ...(session.venue && { location: place(session.venue) }),
    })),
  };
}

/** One session as an event. */
export function sessionData(site: Site, course: CourseBrief, session: Session): WithContext<EducationEvent> {
  const url = `${site.url}/sessions/${session.id}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationEvent',
    '@id': url,
    url,
    name: course.title,
    description: course.summary,
    startDate: session.startsAt.toISOString(),
    endDate: session.endsAt.toISOString(),
    eventStatus: `https://schema.org/Event${session.state === 'cancelled' ? 'Cancelled' : 'Scheduled'}`,
    eventAttendanceMode: `https://schema.org/${session.venue ? 'Offline' : 'Online'}EventAttendanceMode`,
    location: session.venue ? place(session.venue) : { '@type': 'VirtualLocation', url },
    organizer: organisation(site.provider, site.url),
    offers: {
      '@type': 'Offer',
      price: (session.priceCents / 100).toFixed(2),
      priceCurrency: 'AUD',
      availability: `https://schema.org/${session.seatsLeft > 0 ? 'InStock' : 'SoldOut'}`,
      url,
    },
  };
}

function organisation({ name, email, phone }: Provider, url: string): Organization {
  return { '@type': 'Organization', name, url, email, telephone: phone };
}

function place({ name, street, suburb, state, postcode }: NonNullable<Session['venue']>) {
  return {
    '@type': 'Place' as const,
    name,
    address: {
      '@type': 'PostalAddress' as const,
      streetAddress: street,
      addressLocality: suburb,
      addressRegion: state,
      postalCode: postcode,
      addressCountry: 'AU',
    },
  };
}
