import course from '#db/seeds/courses/moisture-basics-online.ts';

/** The free online course of the sample, as somebody knows it who has read it. */
export const moistureBasics = {
  title: course.title,
  lessons: (course.lessons ?? []).map(({ title }) => title),
  rightAnswers: (course.quiz?.questions ?? []).map(({ options }, index) => ({
    question: new RegExp(`^${index + 1}\\. `),
    options: options.filter(({ correct }) => correct).map(({ text }) => text),
  })),
};
