/**
 * What verifiers fetch, also those that are pages of other sites. Badges go out as `application/vc+ld+json`: the media type
 * of the final recommendation, `application/vc`, is not read as JSON by the HTTP clients that verifiers use today.
 */
export function forAnybody(body: object | string, contentType = 'application/vc+ld+json'): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body, null, 2), {
    headers: {
      'content-type': contentType,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}
