/**
 * Online courses as learners work through them: lessons in order, then a quiz. Access belongs to the learner of a seat and
 * ends when its window ends; every use case here checks that itself. An attempt at the quiz is kept with the questions as
 * they were asked and is never changed, so that a result can be explained years later. What is right or wrong leaves this
 * module only after marking. Whether a course is complete is decided above, on the evidence given here.
 */
export type { OnlineCourse, Missing } from './online-course.ts';
export type { LessonState } from './lesson-progress.ts';
export type { AttemptSummary, QuizProgress } from './quiz-state.ts';
export type { AskedQuestion, AskedOption } from './ask-quiz.ts';
export type { Answers } from './mark-quiz.ts';
export type { AccessRefusal } from './seat-access.ts';
export { findOnlineCourse } from './find-online-course.ts';
export { openLesson, type OpenLesson, type OpenLessonRefusal } from './open-lesson.ts';
export { completeLesson, type CompleteLessonRefusal } from './complete-lesson.ts';
export { findQuiz, type FindQuizRefusal, type OpenQuiz } from './find-quiz.ts';
export { submitQuiz, type SubmitQuizRefusal } from './submit-quiz.ts';
export {
  findQuizResult,
  type FindQuizResultRefusal,
  type QuizResult,
  type ResultQuestion,
} from './find-quiz-result.ts';
export { learningEvidence, type LearningEvidence } from './learning-evidence.ts';
