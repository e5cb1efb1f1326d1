// A unit's plan as it is written: out to a file and in again, all of an activity on its own page, rows chosen and ordered
// without a script, and two who write in the same plan at once. Its way from empty to approved is in planning.test.mjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, tabTo, withDemo } from './harness.mjs';

const use = withDemo();
const PLAN = '/planning/2/units/7';
const MANAGER = 'Chef, Digital utveckling';
const open = (page, path) => page.goto(use.demo.url(path));

test('the plan goes out to a file, and comes in again from it (without a script, on a phone)', async () => {
  const manager = await use.visit(PHONE, { as: MANAGER, script: false, allow: [/422/] });
  await open(manager, PLAN);
  const [download] = await Promise.all([
    manager.waitForEvent('download'),
    manager.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  await manager.getByRole('link', { name: 'Klistra in från Excel' }).click();
  const give = async (text) => {
    const file = { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await manager.getByLabel('Eller välj en fil').setInputFiles(file);
    await manager.getByRole('button', { name: 'Visa vad som händer' }).click();
  };
  await give(csv);
  await manager.getByText('Allt står redan så i planen.').waitFor();
  await checkReflow(manager);
  await manager.getByText('Klistra in något annat').click();
  await give(csv.replaceAll('Guider på verksamt.se', 'Guider på webben'));
  await manager.getByRole('deletion').getByText('Guider på verksamt.se').waitFor();
  await manager.getByRole('button', { name: 'Gör ändringen' }).click();
  await manager.getByText('Planen är ändrad: 0 nya, 1 ändrade').waitFor();
  await manager.getByRole('button', { name: 'Ångra', exact: true }).click();
  await manager.getByRole('link', { name: 'Guider på verksamt.se' }).first().waitFor();
});

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`all of an activity is written on its page (${view.name}, script: ${script})`, async () => {
    const manager = await use.visit(view, { as: MANAGER, script, allow: [/422/] });
    await open(manager, `${PLAN}/activities/new`);
    const title = `Prov av verktyg, ${view.name}`;
    await manager.getByLabel('Aktivitet', { exact: true }).first().fill(title);
    await manager.getByLabel('Mål, rad 1').selectOption({ index: 1 });
    await manager.getByRole('button', { name: 'Ett mål till' }).click();
    const second = manager.getByLabel('Mål, rad 2');
    await second.waitFor();
    if (script) assert.ok(await second.evaluate((element) => element === document.activeElement), 'one goes on in the new row');
    await second.selectOption({ index: 2 });
    await manager.getByLabel('Andel, %, rad 1').fill('60');
    if (script) {
      await manager.getByLabel('Andel, %, rad 2').fill('30');
      await manager.getByText('10 % kvar att fördela').waitFor();
    }
    await manager.getByRole('button', { name: 'Dela lika' }).click();
    await manager.getByText('Summa 100 %').waitFor();
    assert.equal(await manager.getByLabel('Andel, %, rad 2').inputValue(), '50');
    assert.equal(await manager.getByLabel('Aktivitet', { exact: true }).first().inputValue(), title, 'what was typed stays');
    await manager.getByLabel('Förvaltning, kronor').fill('0,1');
    await manager.getByLabel('Anslag 1:5, kronor').fill('0,15');
    if (script) await manager.locator('#sum-kronor').getByText('0,25').waitFor();
    await manager.getByLabel('Dag, rad 1').fill('maj');
    await manager.getByLabel('Milstolpe, rad 1').fill('Första provet');
    await manager.getByLabel('Aktivitet, rad 1').fill('Robotlyftet digital');
    await manager.getByLabel('Person, rad 1').fill('Ingen Alls');
    await manager.getByLabel('Tid, %, rad 1').fill('20');
    await manager.getByRole('button', { name: 'Lägg till', exact: true }).click();
    await manager.getByRole('link', { name: /Person, rad 1: Ingen heter/ }).waitFor();
    if (script) await checkAccessible(manager);
    await checkReflow(manager);
    await manager.getByLabel('Person, rad 1').fill(MANAGER);
    await manager.getByRole('button', { name: 'Lägg till', exact: true }).click();
    await manager.getByText(`”${title}” är tillagd.`).waitFor();
    await manager.getByRole('heading', { name: title }).waitFor();
    assert.match(await manager.locator('main').innerText(), /2019-05-31 Första provet/);
    await manager.getByRole('button', { name: 'Ångra', exact: true }).click();
    await manager.getByText('Ändringen är tillbakatagen.').waitFor();
  });
}

test('rows are chosen and ordered with the keyboard and without a script', async () => {
  const manager = await use.visit(DESKTOP, { as: MANAGER, script: false });
  await open(manager, PLAN);
  const titles = () => manager.locator('#plan-rows th a').allInnerTexts();
  const all = await titles();
  await tabTo(manager, manager.locator('thead').getByRole('link', { name: 'Aktivitet' }));
  await manager.keyboard.press('Enter');
  await manager.waitForURL(/sort=title/);
  assert.equal(await manager.getByRole('columnheader', { name: 'Aktivitet' }).getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(await titles(), [...all].sort((a, b) => a.localeCompare(b, 'sv')));
  await tabTo(manager, manager.getByText('Välj vilka som visas'));
  await manager.keyboard.press('Enter');
  await tabTo(manager, manager.getByLabel('Ord', { exact: true }));
  await manager.keyboard.type('robot');
  await manager.keyboard.press('Enter');
  await manager.waitForURL(/words=robot/);
  assert.deepEqual(await titles(), ['Robotlyftet']);
  assert.match(manager.url(), /sort=title/, 'the order stays');
  await tabTo(manager, manager.getByRole('link', { name: 'Visa hela planen' }));
  await manager.keyboard.press('Enter');
  await manager.waitForURL((url) => !url.search.includes('words'));
  assert.equal((await titles()).length, all.length);
});

test('a row without a goal has the columns of the others', async () => {
  const manager = await use.visit(DESKTOP, { as: MANAGER });
  await open(manager, PLAN);
  assert.notEqual(await manager.locator('#plan-rows tr.off').count(), 0);
  const widths = await manager.locator('#plan-rows tr').evaluateAll((rows) => rows.map((row) => row.cells[0].offsetWidth));
  assert.ok(Math.max(...widths) < 80, `a tick takes ${Math.max(...widths)} pixels`);
});

test('two who write in the same plan see each other, and nothing is lost', async () => {
  const first = await use.visit(DESKTOP, { as: MANAGER, allow: [/409/] });
  const second = await use.visit(DESKTOP, { as: 'Strateg', allow: [/409/] });
  await open(first, PLAN);
  await open(second, PLAN);
  const edit = async (page, title) => {
    await page.getByRole('link', { name: `Ändra ${title}` }).click();
    await page.locator('tr.edit').getByLabel('Aktivitet', { exact: true }).waitFor();
    return page.locator('tr.edit').getByLabel('Aktivitet', { exact: true });
  };

  // One types in a row; the other sees that, and changes another row; the first sees the change with the row still open.
  await (await edit(first, 'Robotlyftet')).fill('Robotlyftet 2019');
  const looked = first.waitForResponse((answer) => answer.url().endsWith('/look'));
  await looked;
  await second.reload();
  await second.locator('#plan-rows').getByText(`${MANAGER} skriver här just nu.`).waitFor();
  await (await edit(second, 'Guider på verksamt.se')).fill('Guider på nätet');
  await second.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.locator('#plan-rows').getByText('Guider på nätet').first().waitFor();
  const typed = first.locator('tr.edit').getByLabel('Aktivitet', { exact: true });
  assert.equal(await typed.inputValue(), 'Robotlyftet 2019');
  assert.ok(await typed.evaluate((field) => field === document.activeElement), 'the key stays where one types');

  // The other changes the very row that is open: the first is told, and then sees both.
  await (await edit(second, 'Robotlyftet')).fill('Robotar i små företag');
  await second.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.getByText('Någon annan har ändrat aktiviteten', { exact: false }).waitFor();
  await first.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.getByText('Någon annan hann före').waitFor();
  await first.getByRole('cell', { name: 'Robotar i små företag' }).waitFor();
  await first.getByRole('button', { name: 'Spara min i stället' }).click();
  await second.locator('#plan-rows').getByText('Robotlyftet 2019').first().waitFor();

  // The same on the page with everything: what only the other changed comes along.
  await first.locator('#plan-rows').getByRole('link', { name: 'Robotlyftet 2019', exact: true }).click();
  await first.getByRole('link', { name: 'Ändra', exact: true }).click();
  await first.getByLabel('Beskrivning', { exact: false }).first().fill('Skriven av den ena.');
  await (await edit(second, 'Robotlyftet 2019')).fill('Robotlyftet för alla');
  await second.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.getByText('Någon annan har ändrat aktiviteten', { exact: false }).waitFor();
  await first.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.getByText('Någon annan hann före').waitFor();
  await checkAccessible(first);
  assert.equal(await first.getByLabel('Aktivitet', { exact: true }).first().inputValue(), 'Robotlyftet för alla');
  assert.equal(await first.getByLabel('Beskrivning', { exact: false }).first().inputValue(), 'Skriven av den ena.');
  await first.getByRole('button', { name: 'Spara det som står här' }).click();
  await first.getByRole('heading', { name: 'Robotlyftet för alla' }).waitFor();
  assert.match(await first.locator('main').innerText(), /Skriven av den ena\./);
});
