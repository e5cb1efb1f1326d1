// What every page offers, whatever it is about: a key to the search field, light and dark, the other language, text that
// is not lost, and that an open page becomes what others make of it, but not under who writes. Not what a page says.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

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

test('whoever leads the agency is called so in the bar, in full', async () => {
  for (const view of [DESKTOP, { ...DESKTOP, width: 1425 }, PHONE]) {
    const page = await use.visit(view, { as: 'Generaldirektör' });
    await page.goto(use.demo.url('/help'));
    const { has, needs } = await page.locator('.me').evaluate((me) => ({ has: me.clientWidth, needs: me.scrollWidth }));
    assert.ok(needs <= has, `${view.width}: ${needs} in ${has}`);
    await checkReflow(page);
  }
});

test('where one is, and what is said above a wide table, is in sight on a phone', async () => {
  const page = await use.visit(PHONE, { as: 'Strateg' });
  for (const path of ['/planning/2/allocation', '/planning/2/breaks']) {
    await page.goto(use.demo.url(path));
    const { left, right } = await page.locator('.ways-in [aria-current]').evaluate((here) => here.getBoundingClientRect());
    assert.ok(0 <= left && right <= PHONE.width, `${path}: from ${left} to ${right}`);
  }
  await page.goto(use.demo.url('/planning/2/allocation'));
  const caption = await page.locator('table.heat caption').evaluate((it) => it.getBoundingClientRect());
  assert.ok(caption.right <= PHONE.width, `the caption ends at ${caption.right}`);
  await page.locator('table.heat').evaluate((table) => table.parentElement.scrollBy(200, 0));
  const after = await page.locator('table.heat caption').evaluate((it) => it.getBoundingClientRect());
  assert.ok(0 <= after.left, 'and stays there');
});

test('what has no edge begins where the text above it does, and the ring of a field has room', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url('/statements/40'));
  const textOf = (place) => place.evaluate((it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return range.getBoundingClientRect().left;
  });
  const follow = page.locator('#comments .follow, #comments').getByRole('button', { name: 'Följ' }).first();
  assert.ok(Math.abs(await textOf(follow) - await textOf(page.locator('#comments .cap').last())) < 1);
  await page.locator('#comments summary').first().click();
  const room = await page.locator('#comments textarea').evaluate((field) => {
    const { paddingLeft, marginLeft } = getComputedStyle(field.closest('details'), '::details-content');
    return { paddingLeft: parseFloat(paddingLeft), isLevel: parseFloat(paddingLeft) === -parseFloat(marginLeft) };
  });
  assert.ok(5 <= room.paddingLeft && room.isLevel, `${room.paddingLeft} for a ring of 5`);
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

test('an open page becomes what it is now, and one that says nothing of what changed stays as it is', async () => {
  const reader = await use.visit(DESKTOP, { as: 'Revisor' });
  await reader.goto(use.demo.url('/revisions/6'));
  const other = await use.visit(DESKTOP, { as: 'Sekreterare' });
  await other.goto(use.demo.url('/help'));
  for (const page of [reader, other]) await page.evaluate(() => { globalThis.isSame = document.querySelector('main').innerHTML; });
  const asked = (page) => page.waitForResponse((response) => response.request().headers()['x-afresh'] === '1');
  const answers = Promise.all([asked(reader), asked(other)]);
  const writer = await use.visit(DESKTOP, { as: 'Strateg' });
  await writer.goto(use.demo.url('/revisions/6/statements/46'));
  await writer.getByLabel('Formulering', { exact: true }).fill('Fler små företag säljer utomlands');
  await writer.locator('main').getByRole('button', { name: 'Spara', exact: true }).click();
  await writer.locator('[data-done]').waitFor();

  await answers;
  await reader.getByText('Fler små företag säljer utomlands').first().waitFor();
  await reader.getByRole('status').getByText('Sidan visar nu det som nyss ändrades.').waitFor({ state: 'attached' });
  assert.ok(await reader.evaluate(() => Boolean(globalThis.isSame)), 'it is the same page');
  assert.equal(await reader.locator('[data-changed] .notice').count(), 0);
  await checkAccessible(reader);
  assert.ok(await other.evaluate(() => globalThis.isSame === document.querySelector('main').innerHTML), 'nothing of it is here');
  assert.equal(await other.locator('[data-changed] .notice').count(), 0);
});

test('where someone writes nothing is exchanged: the page tells that it has changed, and shows it when asked', async () => {
  const one = await use.visit(DESKTOP, { as: 'Strateg' });
  await one.goto(use.demo.url('/statements/40'));
  await one.locator('summary', { hasText: 'Kommentera' }).first().click();
  const box = one.getByLabel('Kommentar', { exact: true });
  await box.fill('Jag är mitt i en mening');
  const two = await use.visit(DESKTOP, { as: 'Handläggare, Digital utveckling' });
  await two.goto(use.demo.url('/statements/40'));
  await two.locator('summary', { hasText: 'Kommentera' }).first().click();
  await two.getByLabel('Kommentar', { exact: true }).fill('Den andra kom först');
  await two.getByRole('button', { name: 'Kommentera', exact: true }).click();
  await two.getByText('Den andra kom först').first().waitFor();

  await one.getByText('Något har ändrats').waitFor();
  assert.equal(await box.inputValue(), 'Jag är mitt i en mening');
  assert.equal(await one.getByText('Den andra kom först').count(), 0, 'the page changed under who writes');
  await checkAccessible(one);
  await one.getByRole('link', { name: 'Visa det nya' }).click();
  await one.getByText('Den andra kom först').first().waitFor();
});

test('whoever signs out leaves no text behind', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url(DRAFT));
  await page.getByLabel('Skäl', { exact: false }).fill('Hemligt');
  await page.getByRole('banner').getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage)).then((all) => all.includes('Hemligt')), false);
});
