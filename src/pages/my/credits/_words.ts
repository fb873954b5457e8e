import type { EntryState } from '#src/credits/index.ts';

interface MoveWords {
  summary: string;
  button: string;
  /** The label of the note, where one is asked for. */
  note: string | null;
  /** A step back, for what was noted by mistake. */
  back: boolean;
}

/** What a step from one state to another is called. */
export function moveWords(from: EntryState, to: EntryState, bodyCode: string): MoveWords {
  if (to === 'earned')
    return { summary: 'Noted by mistake?', button: 'It was not sent after all', note: null, back: true };
  if (to === 'submitted' && from === 'accepted')
    return { summary: 'Noted by mistake?', button: 'It was not accepted yet', note: null, back: true };
  if (to === 'submitted') {
    const again = from === 'rejected' ? ' again' : '';
    return { summary: `I sent it to ${bodyCode}${again}`, button: `I sent it${again}`, note: 'How', back: false };
  }
  if (to === 'accepted')
    return { summary: `${bodyCode} accepted it`, button: 'It was accepted', note: null, back: false };
  return { summary: `${bodyCode} turned it down`, button: 'It was turned down', note: 'Why', back: false };
}
