import type { APIRoute } from 'astro';

const personal = ['/my', '/team', '/staff', '/checkout', '/orders', '/api', '/sign-in', '/sign-up'];

export const GET: APIRoute = ({ locals, cache }) => {
  cache.set({ maxAge: 3600, tags: ['seller'] });
  const lines = [
    'User-agent: *',
    ...personal.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${locals.services.site.url}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
