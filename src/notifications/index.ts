/**
 * Messages: written in the transaction of their cause, delivered after it by the worker, tried again when the mail server
 * says no, and shown to staff when it keeps saying no. Nothing here knows why a message is sent.
 */
export type { MailContent, MailFile, NewMessage, PaperRef } from './message.ts';
export type { Mailer, OutgoingMail } from './mailer.ts';
export { composeMail, type MailBlock, salutation } from './compose-mail.ts';
export {
  dropUnsentMessages,
  queueMessage,
  queueMessages,
  listFailedMessages,
  listMessagesAbout,
  type MessageSummary,
} from './message-queries.ts';
export { deliverMessages } from './deliver-messages.ts';
export { resendMessage } from './resend-message.ts';
