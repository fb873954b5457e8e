import type { APIRoute } from 'astro';
import { type PublicCertificate, readCertificateByMachine } from '#src/certificates/index.ts';

/** What anybody may know of a certificate, for programs. New fields may be added; those here keep their names and meaning. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { services, clientAddress: from } = locals;
  const found = await readCertificateByMachine(services, { number: params['number'] ?? '', from });
  if (found.ok) return answer(200, asJson(found.value, services.site.url));
  switch (found.reason) {
    case 'too-many-tries':
      return answer(429, { error: found.reason }, { 'retry-after': String(found.retryAfterSeconds) });
    case 'not-a-number':
      return answer(400, { error: found.reason });
    case 'no-such-certificate':
      return answer(404, { error: found.reason, number: found.number });
  }
};

function asJson({ status, nameIs, badgeId, ...certificate }: PublicCertificate, siteUrl: string) {
  return {
    ...certificate,
    status: status.state,
    supersededBy: status.state === 'superseded' ? status.byNumber : null,
    revokedAt: status.state === 'revoked' ? status.at.toISOString() : null,
    revokeReason: status.state === 'revoked' ? status.why : null,
    nameIsInitials: nameIs === 'initials',
    badgeUrl: badgeId ? `${siteUrl}/badges/${badgeId}` : null,
  };
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status,
    headers: {
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      ...headers,
    },
  });
}
