import type { ServerResponse } from 'node:http';

interface Facts {
  /** Where the payment page lives: Chromium applies form-action to the redirect after a form, too. */
  checkoutOrigin: string;
  https: boolean;
}

/** The headers every response carries. */
export function securityHeaders({ checkoutOrigin, https }: Facts): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    `form-action 'self' ${checkoutOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    // Secret links must not travel to other sites.
    'referrer-policy': 'same-origin',
    // In a header, because the policy allows no inline script: pages the reader is about to open are fetched ahead.
    'speculation-rules': '"/speculation-rules.json"',
    'x-content-type-options': 'nosniff',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

export function setHeaders(response: ServerResponse, headers: Record<string, string | string[]>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
