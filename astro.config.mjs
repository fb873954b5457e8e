import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// The process around Astro is src/server.ts: it serves static files, keeps finished pages, checks where forms come from
// and sets the security headers, all of which depend on settings that are read when the process starts.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  session: false,
  // Pages say how long they may be kept and what they show; src/http/page-cache.ts obeys, as a CDN would.
  cache: { provider: { name: 'headers', entrypoint: new URL('./src/http/cache-headers.ts', import.meta.url) } },
  // The site's address is known when the process starts, not when it is built: src/http/same-origin.ts does this check.
  // So is how much a form may carry: src/http/request-body.ts cuts off earlier, at 256 kB unless the form takes a file.
  security: { checkOrigin: false, actionBodySizeLimit: 11 * 1024 * 1024 },
  trailingSlash: 'never',
  // Eats the spaces between inline elements otherwise.
  compressHTML: true,
  devToolbar: { enabled: false },
  // The content security policy allows no inline styles or scripts.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
});
