/**
 * Online courses as learners work through them: lessons, then a quiz. Access belongs to the learner of a seat and ends when
 * its window ends; every use case here checks that itself. What was watched of a video and how long a lesson was open are
 * known by this server's clock: a player only claims. An attempt at the quiz is kept with the questions as they were asked
 * and is never changed, so that a result can be explained years later. What is right or wrong leaves this
 * module only after marking. Files that lessons show are kept here, in pieces, and handed out by the same rule as the lesson. Whether a course is complete is decided above, on the evidence given here.
 */
export type { OnlineCourse, Missing } from './online-course.ts';
export type { LessonState } from './lesson-progress.ts';
export type { AttemptSummary, QuizProgress } from './quiz-state.ts';
export type { AskedQuestion, AskedOption, QuestionKind, QuizQuestion } from './ask-quiz.ts';
export type { LessonContent } from './lesson-queries.ts';
export type { Answers } from './mark-quiz.ts';
export type { AccessRefusal } from './seat-access.ts';
export { findOnlineCourse } from './find-online-course.ts';
export { openLesson, type OpenLesson, type OpenLessonRefusal } from './open-lesson.ts';
export { completeLesson, type CompleteLessonRefusal } from './complete-lesson.ts';
export { recordWatching, type RecordWatchingRefusal, type Watched } from './record-watching.ts';
export { findQuiz, type FindQuizRefusal, type OpenQuiz } from './find-quiz.ts';
export { beginAttempt, type BeginAttemptRefusal } from './begin-attempt.ts';
export { submitQuiz, type SubmitQuizRefusal } from './submit-quiz.ts';
export {
  findQuizResult,
  type FindQuizResultRefusal,
  type QuizResult,
  type ResultQuestion,
} from './find-quiz-result.ts';
export { listLearningEvidence, type LearningEvidence } from './learning-evidence.ts';

export { findContents, type CourseContents, type QuestionForStaff } from './find-contents.ts';
export type { LessonForStaff } from './contents-queries.ts';
export type { LessonDetails } from './lesson-details.ts';
export { answerShapes, answersText, readAnswers } from './question-text.ts';
export { writeLesson } from './write-lesson.ts';
export type { FileUse } from './lesson-file.ts';
export { fileRules } from './lesson-file.ts';
export { keepLessonFile, type KeepLessonFileRefused } from './keep-lesson-file.ts';
export { findLessonFile, findLessonFileForStaff, type LessonFile, readLessonFile } from './find-lesson-file.ts';
export { forgetUnusedFiles } from './forget-unused-files.ts';
export { moveLesson } from './move-lesson.ts';
export { retireLesson } from './retire-lesson.ts';
export { type QuizDetails, writeQuiz } from './write-quiz.ts';
export { writeQuestion } from './write-question.ts';
export { retireQuestion } from './retire-question.ts';
