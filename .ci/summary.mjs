// Prints "N passed, N failed" from Vitest's JSON report. A file that could not be loaded counts as one failure, and so
// does a report that was never written, because the build broke.
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
const { testResults = [{ status: 'failed', assertionResults: [] }] } = text ? JSON.parse(text) : {};
const tests = testResults.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === 'passed').length;
const failed = tests.filter((test) => test.status === 'failed').length;
const unloaded = testResults.filter((file) => file.status === 'failed' && !failedIn(file)).length;
console.log(`${passed} passed, ${failed + unloaded} failed`);

function failedIn(file) {
  return file.assertionResults.some((test) => test.status === 'failed');
}
