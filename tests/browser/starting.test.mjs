// The first run: an installation that nobody has begun to use becomes an agency with a draft, in a few questions.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withEmpty } from './harness.mjs';

const use = withEmpty();

test('from nothing to a draft, and what is wrong is mended on the way', async () => {
  for (const view of [DESKTOP, PHONE]) {
    const page = await use.visit(view);
    await page.goto(use.demo.begin);
    await page.getByRole('heading', { name: 'Tre sätt att börja' }).waitFor();
    await checkAccessible(page);
    await checkReflow(page);
  }

  // Without the code that stands on the console nobody begins, not even at this computer.
  const stranger = await use.visit(DESKTOP, { allow: [/404/] });
  assert.equal((await stranger.goto(`${use.demo.address}/start`)).status(), 404);

  const page = await use.visit(PHONE, { allow: [/422/] });
  await page.goto(use.demo.begin);
  await page.getByRole('link', { name: 'Svara på frågorna' }).click();
  await checkAccessible(page);
  await page.getByLabel('Vad heter myndigheten?').fill('!!!');
  await page.getByLabel('Vilka områden').fill('Förenkling\nKompetens');
  await page.getByLabel('Din e-postadress').fill('den.som.provar@verket.se');
  await page.getByLabel('Välj ett lösenord').fill('mossa gräver tre kantareller');
  await page.getByRole('button', { name: 'Lägg upp myndigheten' }).click();
  await page.getByRole('heading', { name: 'En sak behöver rättas' }).waitFor();
  await checkAccessible(page);
  assert.equal(await page.getByLabel('Vilka områden').inputValue(), 'Förenkling\nKompetens');

  await page.getByLabel('Vad heter myndigheten?').fill('Provverket');
  await page.getByLabel('Vad heter du?').fill('Den som provar');
  // A password never comes back.
  await page.getByLabel('Välj ett lösenord').fill('mossa gräver tre kantareller');
  await page.getByRole('button', { name: 'Lägg upp myndigheten' }).click();
  await page.waitForURL(/\/provverket\/revisions\/1\/statements\/1$/);
  await page.getByRole('status').getByRole('link', { name: 'Skriv visionen' }).click();
  await page.waitForURL(/additions\?kind=vision/);
  await checkAccessible(page);

  // Once begun, nobody begins again.
  const other = await use.visit(DESKTOP, { allow: [/404/] });
  const gone = await other.goto(use.demo.begin);
  assert.equal(gone.status(), 404);
  await other.goto(use.demo.address);
  await other.waitForURL(/\/provverket\//);
});
