// Every page of pages.json in a window of one size, light and then dark: no violation that axe can find, nothing that makes
// the page scroll sideways, and nothing that the browser complains about. Each size is a test file of its own, because two
// run side by side. Not the journeys.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkAccessible, checkColours, checkReflow, pageList, withDemo } from './harness.mjs';

/** Makes the tests of every page, one for each role that has pages of its own. */
export function lookAtEveryPage(size, view) {
  const use = withDemo();
  const { pages } = pageList();
  for (const role of new Set(pages.map(({ as }) => as ?? null))) {
    const seen = pages.filter(({ as }) => (as ?? null) === role);
    test(`${size}, light and dark, ${role ?? 'nobody signed in'}: ${seen.length} pages`, async () => {
      const page = await use.visit(view, { as: role });
      const failures = [];
      for (const { name, path } of seen) {
        await page.emulateMedia({ colorScheme: 'light' });
        const response = await page.goto(use.demo.url(path));
        if (response.status() !== 200) failures.push(`${name}: ${path} answered ${response.status()}`);
        const check = (how, scheme) => how(page).catch(({ message }) => failures.push(`${name}, ${scheme}: ${message}`));
        await check(checkAccessible, 'light');
        await check(checkReflow, 'light');
        // The scheme changes colours and nothing else, so what does not look at them is not asked again.
        await page.emulateMedia({ colorScheme: 'dark' });
        await check(checkColours, 'dark');
      }
      assert.equal(failures.length, 0, failures.join('\n\n'));
    });
  }
}
