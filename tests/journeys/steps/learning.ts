import type { Page } from 'playwright-core';
import type { SampleQuestion } from '#db/seeds/sample-types.ts';

/** Does the open lesson and says so: reads it, or the transcript of its video. Gives its title. */
export async function readLesson(page: Page): Promise<string> {
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const transcript = page.getByText('Transcript', { exact: true });
  if (await transcript.isVisible()) {
    await transcript.click();
    await page.getByRole('button', { name: 'I have read the transcript instead' }).click();
  } else {
    await page.getByRole('button', { name: 'I have read this lesson' }).click();
  }
  return title;
}

/**
 * Answers the questions of the page as somebody does who knows the bank: all of them or the first few. Then has them marked.
 * Gives the kinds that were answered.
 */
export async function answerQuiz(page: Page, bank: SampleQuestion[], { first = Infinity } = {}): Promise<Set<string>> {
  const legends = await page.locator('main form fieldset legend').allInnerTexts();
  const kinds = new Set<string>();
  for (const legend of legends.slice(0, first)) {
    const [, number = '', prompt = ''] = /^(\d+)\. (.*)$/s.exec(legend.trim()) ?? [];
    const question = bank.find((each) => each.prompt === prompt);
    if (!question) throw new Error(`Nobody wrote this question: ${legend}`);
    await answer(page, new RegExp(`^${number}\\. `), question);
    kinds.add(question.kind);
  }
  await markAnswers(page);
  return kinds;
}

/** Sends the answers that are given. */
export async function markAnswers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mark my answers' }).click();
}

async function answer(page: Page, name: RegExp, question: SampleQuestion): Promise<void> {
  const group = page.getByRole('group', { name });
  if (question.kind === 'number') {
    await group.getByRole('textbox').fill(question.options[0].value);
  } else if (question.kind === 'order') {
    for (const [place, { text }] of question.options.entries()) {
      await group.getByRole('combobox').nth(place).selectOption({ label: text });
    }
  } else if (question.kind === 'match') {
    for (const { text, match } of question.options) await group.getByLabel(text).selectOption({ label: match });
  } else {
    for (const { text, correct } of question.options)
      if (correct) await group.getByLabel(text, { exact: true }).check();
  }
}
