/**
 * The journal: who did what, to what, when. Append-only; it holds ids and facts, never names, addresses or secrets, so it
 * can outlive the people in it. Every use case that changes something writes its line in the same transaction.
 */
export { actorId, recordInJournal, recordAllInJournal, listJournal, type JournalEntry } from './journal-queries.ts';
