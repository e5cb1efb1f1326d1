// What every page offers, whatever it is about: a key to the search field, light and dark, the other language, text that
// is not lost, and a word when someone else has changed something. Not what a page says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

const DRAFT = '/revisions/6/statements/40';

test('the bar at the top has room for the longest name in both languages', async () => {
  for (const as of ['Handläggare, Digital utveckling', 'Styrelsens sekreterare']) {
    const page = await use.visit(DESKTOP, { as });
    for (const language of ['sv', 'en']) {
      await page.goto(use.demo.url(`/help?lang=${language}`));
      await checkReflow(page);
    }
  }
});

test('the platform is one sheet on paper, with the direction of every goal, in both languages', async () => {
  for (const as of [undefined, 'Strateg']) {
    const page = await use.visit(DESKTOP, { as });
    for (const language of ['sv', 'en']) {
      await page.goto(use.demo.url(`/?lang=${language}`));
      assert.notEqual(await page.locator('.say .dir').count(), 0);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g);
      assert.equal(sheets.length, 1, `${as ?? 'nobody signed in'}, ${language}`);
    }
  }
});

test('the key / leads to the search field, but not while writing', async () => {
  const page = await use.visit(DESKTOP);
  await page.goto(use.demo.url('/help'));
  await page.keyboard.press('/');
  await page.keyboard.type('a/b');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'a/b');
});

test('the chosen scheme holds on the next page', async () => {
  const page = await use.visit(DESKTOP);
  await page.goto(use.demo.url('/'));
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(await scheme(), 'light');
  await page.getByRole('button', { name: 'Byt mellan ljust och mörkt' }).click();
  await page.goto(use.demo.url('/help'));
  assert.equal(await scheme(), 'dark');
});

test('the other language shows the same page, and holds', async () => {
  const page = await use.visit(DESKTOP);
  await page.goto(use.demo.url('/?as-of=2018-01-01'));
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(new URL(page.url()).searchParams.get('as-of'), '2018-01-01');
  await page.getByRole('link', { name: 'Help' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await checkAccessible(page);
});

test('text that was not saved is there again, until it is saved', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url(DRAFT));
  const reason = () => page.getByLabel('Skäl', { exact: false });
  const text = () => page.getByLabel('Formulering', { exact: true });
  await text().fill('Företag lägger mindre tid på regler');
  await reason().fill('Kortare');
  await page.goto(use.demo.url('/help'));
  await page.goto(use.demo.url(DRAFT));
  assert.equal(await text().inputValue(), 'Företag lägger mindre tid på regler');
  assert.equal(await reason().inputValue(), 'Kortare');

  await page.locator('main').getByRole('button', { name: 'Spara', exact: true }).click();
  await page.locator('[data-done]').waitFor();
  await page.goto(use.demo.url(DRAFT));
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('rodtrad-keep')).length), 0);
});

test('text that was written over what stands no longer is shown beside it', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  const other = '/revisions/6/statements/33';
  await page.goto(use.demo.url(other));
  await page.getByLabel('Skäl', { exact: false }).fill('Mitt skäl');
  // As if the form had come with another reason since: what was written over is no longer what stands there.
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('rodtrad-keep')).forEach((key) =>
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), over: 'Ett äldre skäl' }))));
  await page.goto(use.demo.url('/help'));
  await page.goto(use.demo.url(other));
  assert.equal(await page.getByLabel('Skäl', { exact: false }).inputValue(), '');
  await page.getByText('Text som du skrev och inte sparade').click();
  await page.getByText('Mitt skäl').waitFor();
  await checkAccessible(page);
  await page.getByRole('button', { name: 'Ta bort den' }).click();
  await page.goto(use.demo.url(other));
  assert.equal(await page.getByText('Text som du skrev och inte sparade').count(), 0);
});

test('an open page tells that something has changed, and shows it when asked', async () => {
  const reader = await use.visit(DESKTOP, { as: 'Revisor' });
  await reader.goto(use.demo.url('/revisions/6'));
  const writer = await use.visit(DESKTOP, { as: 'Strateg' });
  await writer.goto(use.demo.url('/revisions/6/statements/46'));
  await writer.getByLabel('Formulering', { exact: true }).fill('Fler små företag säljer utomlands');
  await writer.locator('main').getByRole('button', { name: 'Spara', exact: true }).click();
  await writer.locator('[data-done]').waitFor();

  await reader.getByText('Något har ändrats').waitFor();
  assert.equal(await reader.getByText('Fler små företag säljer utomlands').count(), 0, 'the page changed by itself');
  await checkAccessible(reader);
  await reader.getByRole('link', { name: 'Visa det nya' }).click();
  await reader.getByText('Fler små företag säljer utomlands').first().waitFor();
});

test('whoever signs out leaves no text behind', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url(DRAFT));
  await page.getByLabel('Skäl', { exact: false }).fill('Hemligt');
  await page.getByRole('banner').getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage)).then((all) => all.includes('Hemligt')), false);
});
