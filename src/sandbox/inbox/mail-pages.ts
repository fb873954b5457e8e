import { html, type Html, sandboxPage } from '#src/sandbox/html.ts';
import { officeZone } from '#src/shared/office-zone.ts';
import type { ReceivedMail } from './mailbox.ts';

const times = new Intl.DateTimeFormat('en-AU', {
  ...{ day: 'numeric', month: 'short', year: 'numeric' },
  ...{ hour: 'numeric', minute: '2-digit', second: '2-digit' },
  ...{ timeZone: officeZone, timeZoneName: 'short' },
});

/** All mail, newest first. */
export function listPage(mails: ReceivedMail[], to: string): string {
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td><a href="/messages/${mail.id}">${mail.subject}</a></td>
        <td>${mail.to.join(', ')}</td>
        <td><time datetime="${mail.receivedAt.toISOString()}">${times.format(mail.receivedAt)}</time></td>
        <td>${mail.files.length || 'none'}</td>
      </tr>`,
  );
  const none = to
    ? html`<p>No mail to ${to}. <a href="/">Show all mail</a></p>`
    : html`<p>No mail yet. Whatever the site sends arrives here and goes nowhere else.</p>`;
  const table = html`<div class="scroll" tabindex="0" role="group" aria-label="Mail">
    <table>
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          <th scope="col">Received</th>
          <th scope="col">Files</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return page(
    to ? `Mail to ${to}` : 'Inbox',
    html`<div class="wide">
      <h1>${to ? `Mail to ${to}` : 'Inbox'}</h1>
      <form>
        <label for="to">Only mail to</label>
        <input id="to" name="to" type="email" value="${to}" autocomplete="off" />
        <button class="second">Show</button>
      </form>
      ${rows.length > 0 ? table : none}
    </div>`,
  );
}

/** One message: facts, files, and both of its parts. */
export function readPage(mail: ReceivedMail): string {
  const files = mail.files.map(
    (file, index) =>
      html`<li>
        <a href="/messages/${mail.id}/files/${index}" download="${file.filename}">${file.filename}</a>
        (${file.type}, ${Math.ceil(file.content.length / 1024)} kB)
      </li>`,
  );
  const htmlPart = html`<h2>As most people see it</h2>
    <p><a href="/messages/${mail.id}/html">Open it on a page of its own</a></p>
    <iframe
      src="/messages/${mail.id}/html"
      title="The message"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>`;
  return page(
    mail.subject,
    html`<div class="wide">
      <p><a href="/">All mail</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>Received</dt>
        <dd>${times.format(mail.receivedAt)}</dd>
      </dl>
      ${
        files.length > 0
          ? html`<h2>Files</h2>
              <ul>
                ${files}
              </ul>`
          : ''
      }
      ${mail.html === null ? html`<p>This message has no HTML part.</p>` : htmlPart}
      <h2>As plain text</h2>
      <pre>${withLinks(mail.text)}</pre>
      <p><a href="/messages/${mail.id}/source">The message as it was sent (.eml)</a></p>
    </div>`,
  );
}

/** The HTML part as it came, its links opening in a new tab and its inline pictures found. */
export function htmlPart(mail: ReceivedMail): string {
  const pictures = (mail.html ?? '').replace(/\bcid:([^"'\s)>]+)/g, (whole, contentId: string) => {
    const index = mail.files.findIndex((file) => file.contentId === decodeURIComponent(contentId));
    return index < 0 ? whole : `/messages/${mail.id}/files/${index}`;
  });
  return `<base target="_blank">${pictures}`;
}

export function notFoundPage(): string {
  return page(
    'Not found',
    html`<h1>There is no such message</h1>
      <p><a href="/">All mail</a></p>`,
  );
}

function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noopener">${part}</a>` : html`${part}`,
    );
}

function page(title: string, body: Html): string {
  return sandboxPage({ title, part: 'Sandbox mail', notice: 'Sandbox: this mail was sent to nobody else', body });
}
