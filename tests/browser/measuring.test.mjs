// An indicator from the catalogue to its mark on the platform: defined, filled by keyboard alone, taken into a set, decided.
// And an import that was wrong: looked at, brought in all the same, and taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, pasteWithKeys, tabTo, withDemo } from './harness.mjs';

const use = withDemo();
const open = (page, path) => page.goto(use.demo.url(path));

const GOAL = 'Regioner och branscher planerar kompetens tillsammans';
const CALLED = 'Beslut i tid';
const quarters = [2016, 2017, 2018].flatMap((year) => [1, 2, 3].map((quarter) => `${year} kv ${quarter}`));
const RISING = ['Period\tVärde', ...quarters.map((period, at) => `${period}\t${60 + 2 * at},5`)].join('\n');

/** Goes to a thing with the keyboard, and presses Enter. */
async function enter(page, wanted) {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

test('an analyst defines an indicator and fills it by keyboard, a body decides on it, and the platform shows it', async () => {
  const analyst = await use.visit(DESKTOP, { as: 'Analytiker', allow: [/422/] });
  await open(analyst, '/indicators/catalogue');
  await analyst.getByRole('listitem').filter({ hasText: CALLED }).getByRole('link', { name: 'Utgå från den här' }).click();
  assert.equal(await analyst.getByLabel('Vad den heter').inputValue(), CALLED);
  await checkAccessible(analyst);
  await analyst.getByLabel(GOAL, { exact: false }).check();
  await analyst.getByRole('button', { name: 'Lägg till' }).click();
  await analyst.getByText('Inga värden än').waitFor();

  await enter(analyst, analyst.getByRole('link', { name: 'Fyll i värden' }).first());
  await enter(analyst, analyst.getByRole('link', { name: 'Klistra in eller läs in en fil' }));
  const box = analyst.getByLabel('Eller klistra in en tabell');
  await tabTo(analyst, box);
  await pasteWithKeys(analyst, RISING);
  await enter(analyst, analyst.getByRole('button', { name: 'Visa vad som skulle ändras' }));
  await analyst.getByRole('heading', { name: '9 nya värden', exact: false }).waitFor();
  await checkAccessible(analyst);
  await enter(analyst, analyst.getByRole('button', { name: 'Spara värdena' }));
  await analyst.getByText('9 värden är sparade.').waitFor();
  assert.match(await analyst.locator('.verdict').innerText(), /Mot målet/);
  await checkAccessible(analyst);

  await open(analyst, '/to-do');
  await analyst.getByRole('link', { name: 'Skriv klart indikatoruppsättning' }).click();
  const takeIn = analyst.locator('form').filter({ has: analyst.getByRole('button', { name: 'Ta med', exact: true }) });
  await takeIn.getByLabel('Indikator').selectOption({ label: CALLED });
  await takeIn.getByLabel('Skäl').fill('Målet har ingen indikator.');
  await takeIn.getByRole('button', { name: 'Ta med', exact: true }).click();
  const entry = analyst.locator('.set > li').filter({ hasText: CALLED });
  await entry.getByText('Målet har ingen indikator.').first().waitFor();
  await entry.getByText('Ändra', { exact: true }).click();
  await entry.getByLabel(GOAL, { exact: false }).check();
  await entry.getByRole('button', { name: 'Spara', exact: true }).click();
  await entry.getByText('Ger märket för').waitFor();
  await analyst.getByText('Föreslå för beslut', { exact: true }).click();
  await analyst.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await analyst.getByText('Uppsättningen är föreslagen.', { exact: false }).waitFor();

  const secretary = await use.visit(DESKTOP, { as: 'Styrelsens sekreterare', allow: [/422/] });
  await open(secretary, '/to-do');
  await secretary.getByRole('link', { name: 'Anteckna beslutet när det är fattat: indikatoruppsättning' }).click();
  await checkAccessible(secretary);
  await secretary.getByLabel('Diarienummer').fill('1.2.1-2018-5100');
  await secretary.getByLabel('Beslutsdag').fill('2018-11-14');
  await secretary.getByLabel('Gäller från').fill('2018-11-14');
  await secretary.getByRole('button', { name: 'Anteckna beslutet' }).click();
  await secretary.getByText('är antecknat', { exact: false }).first().waitFor();

  for (const view of [DESKTOP, PHONE]) {
    const anyone = await use.visit(view);
    await open(anyone, '/');
    const goal = anyone.locator('.goal').filter({ hasText: GOAL });
    await goal.locator('.dir[data-d=toward]').getByText('Mot målet').waitFor();
    await checkAccessible(anyone);
    await checkReflow(anyone);
  }
});

test('an import that was wrong is looked at, brought in, and taken back', async () => {
  const analyst = await use.visit(PHONE, { as: 'Analytiker', allow: [/422/] });
  const look = async (table) => {
    await open(analyst, '/indicators/import?indicator=8');
    await analyst.getByLabel('Eller klistra in en tabell').fill(table);
    await analyst.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
  };
  await look('Period\tVärde\n2018 kv 4\t4600');
  await analyst.getByText('ligger utanför', { exact: false }).first().waitFor();
  assert.equal(await analyst.getByRole('button', { name: 'Spara värdena' }).count(), 0, 'nothing can be saved');
  await checkAccessible(analyst);
  await checkReflow(analyst);

  // Possible, and wrong all the same.
  await look('Period\tVärde\n2018 kv 4\t4,6');
  await analyst.getByRole('button', { name: 'Spara värdena' }).click();
  await analyst.getByText('Ett värde är sparat.').waitFor();
  const latest = analyst.getByRole('row').filter({ hasText: 'kv. 4 2018' });
  await latest.getByText('4,6').waitFor();

  await analyst.getByRole('link', { name: 'Det som har kommit in' }).click();
  const brought = analyst.locator('#imports > li').first();
  await brought.getByText('Ta tillbaka', { exact: true }).click();
  await brought.getByRole('button', { name: 'Ta tillbaka värdena' }).click();
  await analyst.getByText('Fyll i det här fältet', { exact: false }).first().waitFor();
  await checkAccessible(analyst);
  await brought.getByLabel('Skäl').fill('Kommat stod fel.');
  await brought.getByRole('button', { name: 'Ta tillbaka värdena' }).click();
  await analyst.getByText('Värdena är tillbakatagna.').waitFor();
  await analyst.getByText('Kommat stod fel.').waitFor();
  await checkReflow(analyst);
  await open(analyst, '/indicators/8');
  assert.equal(await latest.count(), 0, 'as if it never came');
});

test('double submissions, nonsense and going back do no harm', async () => {
  const analyst = await use.visit(DESKTOP, { as: 'Analytiker', allow: [/422/] });
  await open(analyst, '/indicators/import?indicator=8');
  const box = analyst.getByLabel('Eller klistra in en tabell');
  await box.fill('hej <b>på</b> dig\n\n;;;\t"\u0000');
  await analyst.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
  await analyst.locator('#problems').waitFor();
  await checkAccessible(analyst);

  await open(analyst, '/indicators/8/values');
  await analyst.getByLabel('Period, rad 1').fill('2018 kv 4');
  await analyst.getByLabel('värde, rad 1').fill('mycket');
  await analyst.getByRole('button', { name: 'Spara värdena' }).click();
  await analyst.getByText('”mycket” är inget tal', { exact: false }).first().waitFor();
  assert.equal(await analyst.getByLabel('värde, rad 1').inputValue(), 'mycket');
  await checkAccessible(analyst);

  await open(analyst, '/indicators/8/values');
  await analyst.getByLabel('värde, rad 1').fill('46,5');
  await analyst.getByRole('button', { name: 'Spara värdena' }).dblclick();
  // The second click ends the first one's navigation, so it is the page that is waited for and not the way to it.
  const saved = () => analyst.getByRole('row').filter({ hasText: 'kv. 4 2018' });
  await saved().getByText('46,5').waitFor();
  assert.match(analyst.url(), /indicators\/8$/);
  assert.equal(await saved().count(), 1);

  // Back to the form, and sent once more: it says the same, so nothing happens twice.
  await analyst.goBack();
  await analyst.getByRole('button', { name: 'Spara värdena' }).click();
  await analyst.waitForURL(/indicators\/8$/);
  await open(analyst, '/indicators/8');
  await saved().getByText('46,5').waitFor();
  assert.equal(await saved().locator('del').count(), 0, 'nothing was corrected');
});
