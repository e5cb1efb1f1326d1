// Every page of pages.json, on desktop and phone, light and dark: no violation that axe can find, nothing that makes
// the page scroll sideways on a phone, and nothing that the browser complains about. Not the journeys.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { VIEWS, checkAccessible, checkReflow, pageList, withDemo } from './harness.mjs';

const use = withDemo();

const { pages } = pageList();
const roles = [...new Set(pages.map(({ as }) => as ?? null))];

for (const view of VIEWS) {
  for (const role of roles) {
    const seen = pages.filter(({ as }) => (as ?? null) === role);
    test(`${view.name}, ${role ?? 'nobody signed in'}: ${seen.length} pages`, async () => {
      const page = await use.visit(view, { as: role });
      const failures = [];
      for (const { name, path } of seen) {
        const response = await page.goto(use.demo.url(path));
        if (response.status() !== 200) failures.push(`${name}: ${path} answered ${response.status()}`);
        for (const check of view.width < 500 ? [checkAccessible, checkReflow] : [checkAccessible]) {
          await check(page).catch((failure) => failures.push(`${name}: ${failure.message}`));
        }
      }
      assert.equal(failures.length, 0, failures.join('\n\n'));
    });
  }
}
