import { Marked } from 'marked';
import sanitize from 'sanitize-html';

const marked = new Marked({ gfm: true, async: false });

/**
 * Markdown as HTML that is safe to print inside a page, whoever wrote it: scripts, frames, forms, styles, event
 * handlers and `javascript:` addresses are dropped. Headings start at the second level, because the page prints the
 * title, and get ids (`section-…`, a prefix no other part of a page uses, so that a text cannot take over another
 * part's id). Pictures may only come from this site.
 */
export function renderMarkdown(text: string): string {
  const html = sanitize(marked.parse(text) as string, allowed);
  return withScrollingTables(withHeadingIds(html));
}

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['strong', 'em', 'b', 'i', 'del', 's', 'sub', 'sup', 'kbd', 'abbr', 'a', 'img'],
    ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    abbr: ['title'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
    ol: ['start'],
    th: ['scope'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h2',
    a: (tagName, attributes) => ({ tagName, attribs: linkAttributes(attributes) }),
    img: (tagName, attributes) => ({ tagName, attribs: { alt: '', ...attributes, loading: 'lazy' } }),
    th: (tagName) => ({ tagName, attribs: { scope: 'col' } }),
  },
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src,
};

function linkAttributes({ href = '', title }: sanitize.Attributes): sanitize.Attributes {
  const attributes: sanitize.Attributes = { href };
  if (title) attributes.title = title;
  if (/^\s*https?:/i.test(href)) attributes.rel = 'noopener';
  return attributes;
}

/** Works on sanitised HTML, in which a heading has no attributes and cannot hold another heading's tag as text. */
function withHeadingIds(html: string): string {
  const seen = new Map<string, number>();
  return html.replace(/<(h[2-6])>(.*?)<\/\1>/gs, (_whole, tag: string, inner: string) => {
    const slug = slugOf(inner);
    const times = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, times);
    return `<${tag} id="section-${slug}${times > 1 ? `-${times}` : ''}">${inner}</${tag}>`;
  });
}

function slugOf(headingHtml: string): string {
  const words = headingHtml
    .replace(/<[^>]*>|&[a-z0-9#]+;/gi, ' ')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join('-') ?? 'part';
}

/** A wide table scrolls by itself on a phone; the wrapper takes focus, so that the arrow keys can scroll it. */
function withScrollingTables(html: string): string {
  return html
    .replaceAll('<table>', '<div class="tableframe" tabindex="0" role="group" aria-label="Table"><table class="table">')
    .replaceAll('</table>', '</table></div>');
}
