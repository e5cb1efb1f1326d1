// Resources moved in a scenario by hand: from one cell to another with the mouse, and in other ways where there is none. What
// a move would do is shown on the page that one is on.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();
const SCENARIO = '/planning/2/scenarios/2';
const open = (page, path) => page.goto(use.demo.url(path));
const cell = (page, unit, column) =>
  page.locator('table[data-matrix] tbody tr').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) })
    .getByRole('gridcell').nth(column);
const from = (page) => cell(page, 'Digital utveckling', 0);
const to = (page) => cell(page, 'Kapitalförsörjning', 3);

/** Takes hold of a cell, and moves the pointer over others, the last one last, without letting go. */
async function drag(page, first, ...over) {
  await first.scrollIntoViewIfNeeded();
  await first.hover();
  await page.mouse.down();
  for (const one of over) {
    // A browser tells of what is under the pointer as it comes there, and again as it moves or rests.
    await one.hover();
    await one.hover({ position: { x: 8, y: 8 } });
  }
}

test('a cell is dragged to another, the amount typed, and what follows stands there without another page', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  await open(head, SCENARIO);
  await head.evaluate(() => {
    globalThis.isSamePage = true;
  });
  await drag(head, from(head), cell(head, 'Förenkling', 0), to(head));
  await head.locator('td.lifted').waitFor();
  await head.locator('td.drop').waitFor();
  await head.mouse.up();
  const move = head.locator('form#shift');
  assert.match(await move.locator('#from').evaluate((select) => select.selectedOptions[0].text), /Digital utveckling/);
  assert.match(await move.locator('#to').evaluate((select) => select.selectedOptions[0].text), /Kapitalförsörjning/);
  assert.ok(await move.locator('#amount').evaluate((field) => field === document.activeElement), 'one goes on typing');

  await head.keyboard.type('5');
  await head.getByRole('heading', { name: 'Det här följer om du gör flytten' }).waitFor();
  assert.match(await from(head).innerText(), /17,6\s+−5,0/);
  assert.match(await to(head).innerText(), /61,0\s+\+5,0/);
  await checkAccessible(head);

  // What is typed already is moved between the next two at once.
  await drag(head, cell(head, 'Nya marknader', 3), to(head));
  await head.mouse.up();
  await cell(head, 'Nya marknader', 3).getByText('−5,0').waitFor();
  assert.doesNotMatch(await from(head).innerText(), /−5,0/, 'and no longer from the first');
  assert.ok(await head.evaluate(() => globalThis.isSamePage), 'all on one page');

  // The address says it too.
  await head.reload();
  await cell(head, 'Nya marknader', 3).getByText('−5,0').waitFor();
  await move.getByRole('button', { name: 'Gör flytten' }).click();
  await head.getByRole('button', { name: 'Ångra flytten' }).waitFor();
  await head.getByRole('heading', { name: '2 flyttar' }).waitFor();
});

test('a drag that is given up, or ends outside, changes nothing', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  await open(head, SCENARIO);
  const before = await head.locator('form#shift').evaluate((form) => [...new FormData(form)].join());
  const address = head.url();
  const unchanged = async (how) => {
    assert.equal(await head.locator('td.lifted, td.drop').count(), 0, `${how}: nothing is marked`);
    assert.equal(head.url(), address, how);
    assert.equal(await head.locator('form#shift').evaluate((form) => [...new FormData(form)].join()), before, how);
  };
  await drag(head, from(head), cell(head, 'Förenkling', 0), to(head));
  await head.keyboard.press('Escape');
  await head.mouse.up();
  await unchanged('Escape');
  await drag(head, from(head), to(head), head.getByRole('heading', { level: 1 }));
  await head.mouse.up();
  await unchanged('outside');
  await drag(head, from(head), to(head), from(head));
  await head.mouse.up();
  await unchanged('back where it was taken');
});

test('an amount that is wrong is said at its field, whichever key it was sent with', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', allow: [/422/] });
  await open(head, SCENARIO);
  await head.locator('#amount').fill('mycket');
  await head.locator('#amount').press('Enter');
  await head.locator('#amount-error').getByText('mycket', { exact: false }).waitFor();
  assert.equal(await head.locator('#amount').inputValue(), 'mycket', 'what was typed is kept');
});

test('on a phone a cell is touched, and the difference comes from where one says', async () => {
  const head = await use.visit(PHONE, { as: 'Generaldirektör' });
  await open(head, SCENARIO);
  await cell(head, 'Förenkling', 0).tap();
  await head.waitForURL(/move=set&there=/);
  await head.locator('#set-amount').fill('60');
  await head.getByLabel('Skillnaden').selectOption({ label: 'Digitalisering' });
  await head.getByRole('heading', { name: 'Det här följer om du gör flytten' }).waitFor();
  await checkReflow(head);
  await checkAccessible(head);
  await head.locator('form#set').getByRole('button', { name: 'Gör flytten' }).click();
  await head.getByRole('button', { name: 'Ångra flytten' }).waitFor();
});
