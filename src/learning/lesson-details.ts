import { cleanFileName } from './lesson-file.ts';

/** What a lesson shows and what it asks of its learner. */
export interface LessonDetails {
  /** Lessons that follow one another under the same words are a module. */
  module: string | null;
  title: string;
  kind: 'text' | 'image' | 'video' | 'file';
  /** About how long it takes. */
  minutes: number;
  /** Time that must pass between opening it and having done it. */
  leastSeconds: number | null;
  /** Markdown. */
  body: string;
  /** The picture, the video, the file: one of the course's files. */
  mediaId: string | null;
  /** What it is called when it is saved; null without one. */
  mediaName: string | null;
  /** What a picture shows, in words. */
  mediaAlt: string | null;
  /** Another of the course's files. */
  captionsId: string | null;
  /** Markdown. */
  transcript: string | null;
  durationSeconds: number | null;
  /** How much of a video must be watched. */
  watchPercent: number | null;
  skippingAllowed: boolean;
  /** Reading the transcript stands for watching. */
  transcriptCounts: boolean;
}

export type LessonFault =
  | { reason: 'lesson-without-media' }
  | { reason: 'picture-without-words' }
  | { reason: 'video-without'; what: 'captions' | 'transcript' | 'length' | 'share' };

/** What a lesson of its kind lacks; null when nothing. A picture and a video are of use to everybody, or not shown. */
export function faultOfLesson(details: LessonDetails): LessonFault | null {
  const { kind, mediaId, mediaAlt, captionsId, transcript, durationSeconds, watchPercent } = details;
  if (kind === 'text') return null;
  if (!mediaId) return { reason: 'lesson-without-media' };
  if (kind === 'image' && !mediaAlt) return { reason: 'picture-without-words' };
  if (kind !== 'video') return null;
  if (!captionsId) return { reason: 'video-without', what: 'captions' };
  if (!transcript) return { reason: 'video-without', what: 'transcript' };
  if (!durationSeconds) return { reason: 'video-without', what: 'length' };
  return watchPercent ? null : { reason: 'video-without', what: 'share' };
}

/** The same details without what does not belong to their kind. */
export function ofItsKind(details: LessonDetails): LessonDetails {
  const { kind } = details;
  const isVideo = kind === 'video';
  return {
    ...details,
    mediaId: kind === 'text' ? null : details.mediaId,
    mediaName: kind === 'text' || !details.mediaId ? null : cleanFileName(details.mediaName ?? ''),
    mediaAlt: kind === 'image' ? details.mediaAlt : null,
    captionsId: isVideo ? details.captionsId : null,
    transcript: isVideo ? details.transcript : null,
    durationSeconds: isVideo ? details.durationSeconds : null,
    watchPercent: isVideo ? details.watchPercent : null,
    skippingAllowed: isVideo ? details.skippingAllowed : true,
    transcriptCounts: isVideo && details.transcriptCounts,
  };
}
