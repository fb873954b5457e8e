import type { APIRoute } from 'astro';
import { listCourseAddresses } from '#src/catalogue/index.ts';
import { escapeHtml } from '#src/shared/html.ts';
import { guides } from './guides/_articles/index.ts';

const fixed = [
  '/',
  '/courses',
  '/guides',
  '/about',
  '/terms',
  '/refunds',
  '/privacy',
  '/accessibility',
  '/contact',
  '/verify',
];

export const GET: APIRoute = async ({ locals, cache }) => {
  cache.set({ maxAge: 3600, tags: ['courses', 'guides'] });
  const { db, site } = locals.services;
  const courses = await listCourseAddresses(db);
  const pages = [
    ...fixed.map((path) => ({ path, on: undefined })),
    ...guides.map(({ slug, updatedOn }) => ({ path: `/guides/${slug}`, on: updatedOn })),
    ...courses.map(({ slug, updatedAt }) => ({ path: `/courses/${slug}`, on: updatedAt.toISOString().slice(0, 10) })),
  ];
  const urls = pages.map(
    ({ path, on }) => `<url><loc>${escapeHtml(site.url + path)}</loc>${on ? `<lastmod>${on}</lastmod>` : ''}</url>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
