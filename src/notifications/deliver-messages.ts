import type { Core } from '#src/core.ts';
import { addMinutes } from '#src/shared/dates.ts';
import type { Mailer } from './mailer.ts';
import type { PaperRef } from './message.ts';
import { dropPointlessMessages, markMessageNotSent, markMessageSent, takeDueMessages } from './message-queries.ts';

/** Minutes to wait after each failed attempt; after the last the message is given up and shown to staff. */
const retryMinutes = [1, 5, 15, 60, 240, 720];
const leaseMinutes = 5;
const batchSize = 20;

interface Ports {
  mailer: Mailer;
  /** Makes the PDF of a paper when its message goes out. */
  renderPaper(paper: PaperRef): Promise<{ filename: string; pdf: Uint8Array }>;
}

type DueMessage = Awaited<ReturnType<typeof takeDueMessages>>[number];

/** Sends everything that is due and still to the point, and gives how many messages went out. Safe to run in several workers at once. */
export async function deliverMessages(services: Core & Ports): Promise<number> {
  let sent = 0;
  for (;;) {
    const now = services.clock.now();
    const dropped = await dropPointlessMessages(services.db, now);
    if (dropped > 0) services.log.warn({ dropped }, 'mail came too late to be sent');
    const due = await takeDueMessages(services.db, now, addMinutes(now, leaseMinutes), batchSize);
    const outcomes = await Promise.all(due.map((message) => deliver(services, message)));
    sent += outcomes.filter(Boolean).length;
    if (due.length < batchSize) return sent;
  }
}

async function deliver(services: Core & Ports, message: DueMessage): Promise<boolean> {
  const result = await send(services, message);
  const now = services.clock.now();
  if (result.ok) {
    await markMessageSent(services.db, message.id, now);
    return true;
  }
  const wait = result.reason === 'address-refused' ? undefined : retryMinutes[message.attempts - 1];
  await markMessageNotSent(services.db, message.id, result.detail, wait === undefined ? null : addMinutes(now, wait));
  services.log.warn(
    { messageId: message.id, kind: message.kind, attempt: message.attempts, givenUp: wait === undefined },
    'mail not sent',
  );
  return false;
}

async function send(services: Core & Ports, message: DueMessage) {
  try {
    const papers = await Promise.all(message.papers.map((paper) => services.renderPaper(paper)));
    return await services.mailer.send({
      messageId: message.id,
      to: { email: message.toEmail, name: message.toName },
      subject: message.subject,
      text: message.bodyText,
      html: message.bodyHtml,
      unsubscribeUrl: message.unsubscribeUrl,
      attachments: [
        ...message.attachments,
        ...papers.map(({ filename, pdf }) => ({ filename, contentType: 'application/pdf', content: pdf })),
      ],
    });
  } catch (error) {
    // One message that cannot be made must not keep the others from going out; it is retried, then shown to staff.
    services.log.error({ messageId: message.id, error }, 'a message could not be made');
    return {
      ok: false as const,
      reason: 'not-sent' as const,
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}
