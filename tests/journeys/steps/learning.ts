import type { Page } from 'playwright-core';

/** Reads the open lesson and says so; gives its title. */
export async function readLesson(page: Page): Promise<string> {
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('button', { name: 'I have read this lesson' }).click();
  return title;
}

/** Answers each question with the options of these words, and has them marked. */
export async function answerQuiz(page: Page, answers: { question: RegExp; options: string[] }[]): Promise<void> {
  for (const { question, options } of answers) {
    const group = page.getByRole('group', { name: question });
    for (const option of options) await group.getByLabel(option, { exact: true }).check();
  }
  await page.getByRole('button', { name: 'Mark my answers' }).click();
}
