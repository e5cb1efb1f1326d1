// Searching: hits come as one types, the arrow keys walk through them, and all of it works without script too.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, withDemo } from './harness.mjs';

const use = withDemo();

test('hits come as one types, and the keyboard is enough', async () => {
  const page = await use.visit(DESKTOP);
  await page.goto(use.demo.url('/search'));
  // The page is for searching, so that is where one is.
  await page.keyboard.type('hållbar');
  await page.getByRole('status').getByText('träffar på ”hållbar”').waitFor();
  assert.match(page.url(), /\/search\?q=h%C3%A5llbar$/);
  await page.keyboard.type(' xyzzy');
  await page.getByRole('status').getByText('Inget innehåller ”hållbar xyzzy”').waitFor();
  for (let letter = 0; letter < ' xyzzy'.length; letter += 1) await page.keyboard.press('Backspace');
  await page.getByRole('status').getByText('träffar på ”hållbar”').waitFor();

  const focused = () => page.evaluate(() => document.activeElement.closest('a')?.textContent ?? document.activeElement.id);
  await page.keyboard.press('ArrowDown');
  const first = await focused();
  assert.match(first, /Hållbar/i);
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await focused(), first);
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), first);
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'query');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/statements\/\d+$/);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), first);

  // From any page, one key leads to the search field.
  await page.keyboard.press('/');
  await page.keyboard.type('förenkling');
  await page.keyboard.press('Enter');
  await page.getByText('på ”förenkling”').waitFor();
  await checkAccessible(page);
});

for (const view of [DESKTOP, PHONE]) {
  test(`search without script (${view.name})`, async () => {
    const page = await use.visit(view, { script: false });
    await page.goto(use.demo.url('/search'));
    await page.getByRole('main').getByLabel('Sök i hela styrningen').fill('regler finns-inte');
    await page.getByRole('main').getByRole('button', { name: 'Sök' }).click();
    await page.getByText('Orden finns var för sig').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'regler' }).click();
    assert.ok(await page.locator('mark').count() > 0);
  });

  test(`pages of search can be used by everyone (${view.name})`, async () => {
    const page = await use.visit(view);
    for (const query of ['', '?q=strategi', '?q=xyzzy', '?q=f%C3%B6retag+xyzzy', '?q=styrelsen']) {
      await page.goto(use.demo.url(`/search${query}`));
      await checkAccessible(page);
    }
  });
}
