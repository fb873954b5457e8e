import course from '#db/seeds/courses/moisture-basics-online.ts';

/** The free online course of the sample, as somebody knows it who has read it. */
export const moistureBasics = {
  title: course.title,
  lessons: (course.lessons ?? []).map(({ title }) => title),
  bank: course.quiz?.questions ?? [],
  /** When its lessons are read, two minutes apart: each asks for less than one. */
  readAt: (index: number, day = '2026-12-01') => `${day}T10:${String(index * 2).padStart(2, '0')}:00+11:00`,
};
