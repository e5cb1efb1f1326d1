// A manager's plan from empty to approved with a table from a spreadsheet, another's from what is missing to approved, and
// ten million kronor moved between two areas and decided.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, pasteWithKeys, tabTo, withDemo } from './harness.mjs';

const use = withDemo();
const PLAN = '/planning/2/units/7';
const EMPTY = '/planning/2/units/2';
const open = (page, path) => page.goto(use.demo.url(path));

const TABLE = [
  'Aktivitet\tMål\tFrån\tTill\tÅa\tMnkr\tFinansiering',
  'Möten om regionernas planer\t5.1\t2019-02-01\t2019-11-30\t0,5\t0,8\tFörvaltning',
  'Lägesbild för landsbygden\t5.1 60 %; 3.1 40 %\t\t\t0,3\t0,4\tAnslag 1:5',
].join('\n');

test('a manager fills an empty plan from a spreadsheet with the keyboard alone, and it is approved', async () => {
  const manager = await use.visit(DESKTOP, { as: 'Chef, Regioner', allow: [/422/] });
  await open(manager, EMPTY);
  await manager.getByText('Planen är tom').waitFor();
  await pasteWithKeys(manager, TABLE.replace('2019-11-30', 'snart'));
  const box = manager.getByLabel('Klistra in här');
  await box.waitFor();
  assert.match(await box.inputValue(), /Lägesbild för landsbygden/, 'what was pasted stands in the box');
  assert.ok(await box.evaluate((element) => element === document.activeElement), 'and one goes on there');
  await checkAccessible(manager);
  await manager.keyboard.press('Control+Enter');
  await manager.getByText('Rad 2, kolumn D (Till)').waitFor();
  await checkAccessible(manager);

  await open(manager, EMPTY);
  await manager.getByText('Planen är tom').waitFor();
  await pasteWithKeys(manager, TABLE);
  await box.waitFor();
  await manager.keyboard.press('Control+Enter');
  await manager.getByRole('heading', { name: 'Så ändras planen' }).waitFor();
  await checkAccessible(manager);
  const confirm = manager.getByRole('button', { name: 'Gör alla 2 ändringar' });
  assert.ok(await confirm.evaluate((element) => element === document.activeElement), 'Enter confirms');
  await manager.keyboard.press('Enter');
  await manager.getByText('Planen är ändrad: 2 nya').waitFor();
  await manager.locator('#plan-table').getByText('Lägesbild för landsbygden').first().waitFor();

  await tabTo(manager, manager.getByRole('button', { name: 'Ångra', exact: true }));
  await manager.keyboard.press('Enter');
  await manager.getByText('Planen är tom').waitFor();
  await pasteWithKeys(manager, TABLE);
  await box.waitFor();
  await manager.keyboard.press('Control+Enter');
  await confirm.waitFor();
  await manager.keyboard.press('Enter');
  await manager.getByText('Planen är ändrad: 2 nya').waitFor();
  await tabTo(manager, manager.getByRole('button', { name: 'Skicka in' }).first());
  await manager.keyboard.press('Enter');
  await manager.getByText('Inskickad', { exact: false }).first().waitFor();

  const steers = await use.visit(DESKTOP, { as: 'Strateg' });
  await open(steers, EMPTY);
  await steers.getByRole('button', { name: /Godkänn/ }).click();
  await steers.getByText('Godkänd', { exact: false }).first().waitFor();
});

test('a unit manager mends a break, adds an activity, sends in, and management returns and approves', async () => {
  const manager = await use.visit(DESKTOP, { as: 'Chef, Digital utveckling', allow: [/422/] });
  await open(manager, PLAN);
  await manager.getByText('En aktivitet saknar mål.').waitFor();
  await manager.getByLabel('Knyt Testmiljö för AI i små företag till ett mål').selectOption({ index: 1 });
  await manager.getByRole('button', { name: 'Knyt', exact: true }).click();
  await manager.getByText('Alla aktiviteter har mål').waitFor();

  await manager.getByRole('link', { name: 'Lägg till aktivitet' }).click();
  const row = manager.locator('tr.edit');
  await row.getByLabel('Aktivitet', { exact: true }).fill('Öppna data för små företag');
  await row.getByLabel('Årsarbetskrafter').fill('0,2');
  await row.getByLabel(/Kronor|miljoner kronor|Mnkr/i).fill('1,5');
  await row.getByLabel('Finansiering').selectOption({ label: 'Förvaltning' });
  await row.getByLabel('Årsarbetskrafter').press('Enter');
  await manager.locator('#plan-table').getByText('Öppna data för små företag').first().waitFor();
  assert.match(await manager.locator('main').innerText(), /117,2/, 'the sum follows');
  await checkAccessible(manager);

  await manager.getByRole('button', { name: 'Skicka in' }).first().click();
  await manager.getByText('Inskickad', { exact: false }).first().waitFor();
  assert.equal(await manager.getByRole('link', { name: 'Lägg till aktivitet' }).count(), 0, 'what is sent in rests');

  const steers = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  await open(steers, PLAN);
  await steers.getByRole('button', { name: /Skicka tillbaka/ }).waitFor();
  await steers.getByRole('button', { name: /Godkänn/ }).click();
  await steers.getByText('Godkänd', { exact: false }).first().waitFor();
});

test('management moves ten million between two areas, sees what follows, and the body decides', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', allow: [/422/] });
  await open(head, '/planning/2/scenarios/2');
  const move = head.locator('form#shift');
  await move.locator('#amount').fill('10');
  await move.locator('#from').selectOption({ label: 'Regional kapacitet' });
  await move.locator('#to').selectOption({ label: 'Digitalisering' });
  await head.locator('#follows').getByText('+10,0').filter({ visible: true }).first().waitFor();
  await checkAccessible(head);
  await move.getByRole('button', { name: 'Gör flytten' }).click();
  await head.getByRole('button', { name: 'Ångra flytten' }).waitFor();
  assert.match(await head.locator('main').innerText(), /Regional kapacitet/);

  await head.getByLabel('Beslutas av').selectOption({ label: 'Ledningsgruppen' });
  await head.getByLabel('Varför överskrids ramarna?').fill('Ramen för Regioner ses över i januari.');
  await head.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await head.getByText('Föreslaget för', { exact: false }).first().waitFor();

  const secretary = await use.visit(DESKTOP, { as: 'Styrelsens sekreterare', allow: [/422/] });
  await open(secretary, '/planning/2/papers/scenario-2/decision');
  await secretary.getByLabel('Diarienummer').fill('1.3.2-2018-4000');
  await secretary.getByLabel('Beslutsdag').fill('2018-11-14');
  await secretary.getByRole('button', { name: 'Anteckna beslutet' }).click();
  await secretary.getByText('är antecknat och förseglat', { exact: false }).waitFor();
  await checkAccessible(secretary);
  await open(secretary, '/planning/2/allocation');
  await secretary.getByText('1.3.2-2018-4000', { exact: false }).first().waitFor();
});

test('ten million is moved, a cell is written and the whole proposed by keyboard alone', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', allow: [/422/] });
  const press = (...keys) => keys.reduce((done, key) => done.then(() => head.keyboard.press(key)), Promise.resolve());
  // Tab until it is there, as a person does.
  const tabTo = async (target) => {
    for (let step = 0; step < 120; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    assert.fail(`Tab does not lead to ${target}`);
  };
  await open(head, '/planning/2/scenarios');
  await tabTo(head.getByLabel('Namn', { exact: true }));
  await head.keyboard.type('Med tangenter');
  await press('Enter');
  await head.getByText('Med tangenter', { exact: false }).first().waitFor();

  const move = head.locator('form#shift');
  await tabTo(move.locator('#amount'));
  await head.keyboard.type('10');
  await tabTo(move.locator('#from'));
  await head.keyboard.type('Regional k');
  await tabTo(move.locator('#to'));
  await head.keyboard.type('Digitalis');
  await head.locator('#in-short').getByText('Digitalisering +10,0', { exact: false }).waitFor({ state: 'attached' });
  await tabTo(move.getByRole('button', { name: 'Gör flytten' }));
  await press('Enter');
  await head.getByRole('button', { name: 'Ångra flytten' }).waitFor();

  // The table is one stop; the arrows walk in it, Enter writes in a cell, and m moves from one to another.
  const cells = head.locator('table[data-matrix] td[tabindex="0"]');
  await tabTo(cells);
  await press('ArrowDown', 'ArrowRight', 'm', 'ArrowRight', 'm');
  await head.waitForURL(/move=shift&.*from=/);
  assert.notEqual(await move.locator('#from').inputValue(), await move.locator('#to').inputValue());
  await tabTo(cells);
  await press('ArrowDown', 'Enter');
  await head.waitForURL(/move=set&there=/);
  await tabTo(head.locator('#set-amount'));
  await press('Control+A');
  await head.keyboard.type('9');
  await press('Enter');
  await head.getByRole('heading', { name: 'Det här följer om du gör flytten' }).waitFor();
  await tabTo(head.locator('form#set').getByRole('button', { name: 'Gör flytten' }));
  await press('Enter');
  await head.getByRole('heading', { name: '2 flyttar' }).waitFor();

  await tabTo(head.getByLabel('Beslutas av'));
  await head.keyboard.type('Led');
  await tabTo(head.getByLabel('Varför överskrids ramarna?'));
  await head.keyboard.type('Ramen ses över i januari.');
  await tabTo(head.getByRole('button', { name: 'Föreslå', exact: true }));
  await press('Enter');
  await head.getByText('Föreslaget för ledningsgruppen', { exact: false }).first().waitFor();
});

test('what is pointed out can be read beside the round', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  await open(head, '/planning/2');
  for (const item of await head.locator('ul.pointed > li').all()) {
    const { width, height } = await item.boundingBox();
    assert.ok(height < width, `${width} × ${height}: each in a line of its own, not letter by letter`);
  }
});

test('what waits for a manager leads to where it is done', async () => {
  for (const view of [DESKTOP, PHONE]) {
    const manager = await use.visit(view, { as: 'Chef, Affärsutveckling' });
    await open(manager, '/to-do');
    await manager.getByRole('heading', { level: 1, name: /vänta/ }).waitFor();
    await checkReflow(manager);
    await checkAccessible(manager);
    const menu = manager.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: /Att göra/ });
    assert.ok(await menu.evaluate((link) => link.getBoundingClientRect().right <= innerWidth), 'in sight in the menu');
    await open(manager, '/to-do?lang=en');
    await checkReflow(manager);
    await open(manager, '/to-do?lang=sv');
    await manager.locator('.todo').getByRole('link').first().click();
    await manager.getByRole('heading', { level: 1 }).waitFor();
    assert.doesNotMatch(manager.url(), /to-do/);
  }
});

test('an employee sees what the work is for on a phone', async () => {
  const employee = await use.visit(PHONE, { as: 'Handläggare, Digital utveckling' });
  await open(employee, '/my-thread');
  await employee.getByRole('heading', { name: 'Vad ditt arbete är till för' }).waitFor();
  await employee.getByRole('link', { name: 'Robotlyftet' }).first().waitFor();
  await checkReflow(employee);
  await checkAccessible(employee);
});
