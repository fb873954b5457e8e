import nodemailer from 'nodemailer';
import type { Mailer } from '#src/notifications/index.ts';
import { ok, refuse } from '#src/shared/result.ts';

/** Sends mail through the SMTP server at `smtpUrl`. A 5xx answer to the recipient means that the address is wrong. */
export function createSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const { hostname, port, protocol, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const transport = nodemailer.createTransport({
    pool: true,
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // A password never goes out in the clear.
    requireTLS: username !== '' && !secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ messageId, to, subject, text, html, unsubscribeUrl, attachments }) {
      const address = { name: to.name, address: to.email };
      const files = attachments.map(({ content, ...file }) => ({
        ...file,
        content: typeof content === 'string' ? content : Buffer.from(content),
      }));
      try {
        await transport.sendMail({
          messageId: `<${messageId}@${domain}>`,
          from,
          to: address,
          subject,
          text,
          html,
          headers: unsubscribeUrl ? oneClickUnsubscribe(unsubscribeUrl) : {},
          attachments: files,
        });
        return ok();
      } catch (error) {
        const { responseCode, response, message } = error as {
          responseCode?: number;
          response?: string;
          message: string;
        };
        const wrongAddress = responseCode !== undefined && [550, 551, 553].includes(responseCode);
        return refuse(wrongAddress ? 'address-refused' : 'not-sent', { detail: response ?? message });
      }
    },
  };
}

/** RFC 8058: the mail provider shows "unsubscribe" beside the sender and POSTs to the address for its reader. */
function oneClickUnsubscribe(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
