import type { Site } from '#src/core.ts';
import { formatAbn } from '#src/shared/abn.ts';
import { escapeHtml } from '#src/shared/html.ts';
import type { MailContent } from './message.ts';

/** One piece of a mail, in the order it is read. */
export type MailBlock =
  | { paragraph: string }
  | { heading: string }
  | { facts: [label: string, value: string][] }
  | { button: { label: string; url: string } }
  | { note: string }
  | { link: { label: string; url: string } };

const ink = '#0d3239';
const tide = '#0b6b70';
const paper = '#faf7f1';

/**
 * A mail in the site's hand: plain blocks become text and HTML that say the same. Whatever people typed is escaped here,
 * so that a name can never become markup.
 */
export function composeMail(site: Site, subject: string, blocks: MailBlock[]): MailContent {
  const { provider } = site;
  const sender = `${provider.name} · ABN ${formatAbn(provider.abn)} · ${provider.phone} · ${provider.email}`;
  const text = [...blocks.map(asText), '—', sender, site.url].join('\n\n');
  return {
    subject: subject.replace(/[\r\n]+/g, ' '),
    text,
    html: page(subject, blocks.map(asHtml).join('\n'), sender, site.url),
  };
}

function asText(block: MailBlock): string {
  if ('paragraph' in block) return block.paragraph;
  if ('heading' in block) return block.heading.toUpperCase();
  if ('note' in block) return block.note;
  if ('link' in block) return `${block.link.label}: ${block.link.url}`;
  if ('button' in block) return `${block.button.label}:\n${block.button.url}`;
  return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
}

function asHtml(block: MailBlock): string {
  if ('paragraph' in block) return `<p style="margin:0 0 16px">${lines(block.paragraph)}</p>`;
  if ('heading' in block)
    return `<h2 style="margin:24px 0 8px;font-size:18px;color:${ink}">${escapeHtml(block.heading)}</h2>`;
  if ('note' in block) return `<p style="margin:0 0 16px;font-size:14px;color:#4b5d61">${lines(block.note)}</p>`;
  if ('link' in block)
    return `<p style="margin:0 0 16px;font-size:14px"><a href="${escapeHtml(block.link.url)}" style="color:${tide}">${escapeHtml(block.link.label)}</a></p>`;
  if ('button' in block) {
    const { label, url } = block.button;
    const style = `display:inline-block;padding:12px 20px;border-radius:8px;background:${tide};color:#ffffff;text-decoration:none;font-weight:600`;
    const plain = `<span style="font-size:13px;color:#4b5d61">If the button does not work: <a href="${escapeHtml(url)}" style="color:${tide}">${escapeHtml(url)}</a></span>`;
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a><br><br>${plain}</p>`;
  }
  const rows = block.facts.map(
    ([label, value]) =>
      `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:6px 16px 6px 0;font-weight:600;white-space:nowrap">${escapeHtml(label)}</th><td style="padding:6px 0">${lines(value)}</td></tr>`,
  );
  return `<table style="margin:0 0 16px;border-collapse:collapse;font-size:16px">${rows.join('')}</table>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function page(title: string, body: string, sender: string, url: string): string {
  return `<!doctype html>
<html lang="en-AU"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:${paper};color:${ink};font-family:Figtree,'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:600px;margin:0 auto;padding:32px 24px">
<h1 style="margin:0 0 20px;font-size:24px;line-height:1.25;color:${ink}">${escapeHtml(title)}</h1>
${body}
<hr style="border:0;border-top:1px solid #d9d2c3;margin:32px 0 16px">
<p style="margin:0;font-size:13px;color:#4b5d61">${escapeHtml(sender)}<br><a href="${escapeHtml(url)}" style="color:${tide}">${escapeHtml(url)}</a></p>
</div></body></html>`;
}

/** How a mail begins; a seat may have nobody's name yet. */
export function salutation(name: string | null): MailBlock {
  return { paragraph: name ? `Hello ${name},` : 'Hello,' };
}
