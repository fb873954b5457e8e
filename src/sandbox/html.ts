/** Text that is already safe HTML. */
export interface Html {
  html: string;
}

/** A template whose values are escaped, unless they are HTML already. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  const parts = values.map((value, index) => render(value) + (strings[index + 1] ?? ''));
  return { html: (strings[0] ?? '') + parts.join('') };
}

function render(value: string | number | Html | Html[]): string {
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object') return value.html;
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface SandboxPage {
  title: string;
  /** What the browser's tab calls this part of the sandbox. */
  part: string;
  /** Stands on top of every page, so that nobody takes it for the real thing. */
  notice: string;
  body: Html;
}

/** A page of the sandbox, whole. */
export function sandboxPage({ title, part, notice, body }: SandboxPage): string {
  return html`<!doctype html>
    <html lang="en-AU">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${part}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox.css" />
      </head>
      <body>
        <header><p>${notice}</p></header>
        <main>${body}</main>
      </body>
    </html>`.html;
}
