/** The printed papers there are: one template each. */
export type DocumentTemplate =
  | 'certificate'
  | 'tax-invoice'
  | 'adjustment-note'
  | 'sign-in-sheet'
  | 'transcript'
  | 'proof-cover'
  | 'session-evidence';

/** A file that travels inside a printed paper, to the byte. Names differ within one paper. */
export interface AttachedFile {
  name: string;
  mediaType: string;
  description: string;
  content: Uint8Array;
}

/** A finished PDF, and whether it meets PDF/UA-1. It does unless somebody's words use a character that no font has. */
export interface Typeset {
  pdf: Uint8Array;
  accessible: boolean;
}

/** Turns facts into a printed paper. The same facts give the same bytes. */
export interface Typesetter {
  render(template: DocumentTemplate, data: object, attached?: readonly AttachedFile[]): Promise<Typeset>;
}
