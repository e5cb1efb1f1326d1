// Two revisions side by side: lines are chosen with a press, without script too; any two are one address away; and the
// whole of it can be printed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

const rows = (page) => page.locator('.diff tbody tr').count();
const pressed = (page, name) => page.getByRole('button', { name }).getAttribute('aria-pressed');

for (const script of [true, false]) {
  test(`lines are chosen by what became of them ${script ? 'in place' : 'without script'}`, async () => {
    const page = await use.visit(DESKTOP, { script });
    await page.goto(use.demo.url('/compare/3/4'));
    const all = await rows(page);
    // By keyboard: the button that was pressed keeps the focus.
    await page.getByRole('button', { name: /^Borttagna/ }).press('Enter');
    await page.waitForURL(/fate=removed/);
    await page.getByText(`6 av ${all} rader visas`).waitFor();
    assert.equal(await rows(page), 6);
    assert.equal(await pressed(page, /^Borttagna/), 'true');
    if (script) assert.equal(await page.evaluate(() => document.activeElement.id), 'fate-removed');

    await page.getByRole('button', { name: /^Nya/ }).click();
    await page.getByText(`16 av ${all} rader visas`).waitFor();
    await page.goBack();
    await page.getByText(`6 av ${all} rader visas`).waitFor();
    await page.getByRole('button', { name: /^Alla/ }).click();
    await page.getByText(`${all} rader`, { exact: true }).waitFor();
  });
}

test('any two revisions are chosen, and the address is their link', async () => {
  const page = await use.visit(PHONE, { as: 'Strateg' });
  await page.goto(use.demo.url('/compare'));
  await page.getByLabel('Jämför').selectOption('1');
  await page.getByLabel('med', { exact: true }).selectOption('6');
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  await page.waitForURL(use.demo.url('/compare/1/6'));
  await checkAccessible(page);
  await checkReflow(page);
});

test('what is printed is the whole comparison, without what is pressed', async () => {
  const page = await use.visit(DESKTOP);
  await page.goto(use.demo.url('/compare/3/4'));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: /^Nya/ }).isVisible(), false);
  assert.equal(await page.locator('svg.flow').isVisible(), true);
  // Nothing may keep the long table whole: it would leave a page empty before it.
  assert.equal(await page.locator('.diff').evaluate((table) => getComputedStyle(table).breakInside), 'auto');
});
