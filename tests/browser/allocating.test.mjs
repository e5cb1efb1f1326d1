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

  // The address says it too, a moment later.
  const taken = await move.locator('#from').inputValue();
  await head.waitForURL((url) => url.searchParams.get('from') === taken);
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

test('a cell that is clicked, or entered by key, is written in where it stands', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  const isWrittenIn = async (how) => {
    await head.locator('#set-amount').waitFor();
    const stands = await head.locator('#set-amount').evaluate((field) => {
      const { top, bottom } = field.getBoundingClientRect();
      return { isFocused: field === document.activeElement, isInSight: 0 <= top && bottom <= innerHeight };
    });
    assert.deepEqual(stands, { isFocused: true, isInSight: true }, how);
  };
  await open(head, SCENARIO);
  await cell(head, 'Kompetensförsörjning', 3).click();
  await isWrittenIn('clicked');
  await open(head, SCENARIO);
  await head.locator('table[data-matrix] td[tabindex="0"]').press('Enter');
  await isWrittenIn('entered');
});

test('an amount that is wrong is said at its field, whichever key it was sent with', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', allow: [/422/] });
  await open(head, SCENARIO);
  await head.locator('#amount').fill('mycket');
  await head.locator('#amount').press('Enter');
  await head.locator('#amount-error').getByText('mycket', { exact: false }).waitFor();
  assert.equal(await head.locator('#amount').inputValue(), 'mycket', 'what was typed is kept');
});

/** What every cell and sum of the table says, of a cell that is written in the change, and whether it waits. */
const table = (page) =>
  page.locator('table[data-matrix] :is(tbody, tfoot) td').evaluateAll((cells) =>
    cells.map((cell) => {
      const says = cell.querySelector('input') ? cell.querySelector('small') : cell;
      return { says: says?.textContent ?? '', waits: cell.closest('.awaited') !== null };
    }),
  );
const isBusy = (page, is) =>
  page.waitForFunction((is) => (document.getElementById('matrix').getAttribute('aria-busy') === 'true') === is, is);

/** The table before an act, while its answer is held back, and then; where it is not to be answered, then after that. */
async function threeTimes(page, act, answered = (route) => route.continue()) {
  await isBusy(page, false);
  const before = await table(page);
  let answer;
  const held = new Promise((release) => {
    answer = release;
  });
  await page.route('**/preview?*', async (route) => {
    await held;
    await answered(route);
  });
  await act();
  await isBusy(page, true);
  // What is shown without the answer is shown when none has come in a tenth of a second.
  await page.waitForTimeout(200);
  const atOnce = await table(page);
  answer();
  await isBusy(page, false);
  await page.unroute('**/preview?*');
  return [before, atOnce, await table(page)];
}

/** What an act shows while its answer is held back is what the answer then says. Gives how many are new at once. */
async function shownAtOnce(page, what, act) {
  const [before, atOnce, then] = await threeTimes(page, act);
  assert.equal(then.length, atOnce.length, what);
  then.forEach(({ says, waits }, at) => {
    assert.ok(!waits, `${what}: cell ${at} waits after the answer`);
    // Nothing that the answer changes stands as it was without a mark.
    if (!atOnce[at].waits) assert.equal(atOnce[at].says, says, `${what}: cell ${at}, which was ${before[at].says}`);
  });
  return atOnce.filter(({ says, waits }, at) => !waits && says !== before[at].says).length;
}

const TALL = { width: 1440, height: 3200 };

test('what is out of sight comes when the rest has been painted, and is the same', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  const shown = () =>
    head.evaluate(async () => {
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(() => setTimeout(painted, 50))));
      const parts = [...document.querySelectorAll('#matrix tr, #follows > *')];
      return parts.map((part) => part.textContent.replace(/\s+/g, ' '));
    });
  const look = async (viewport) => {
    await head.setViewportSize(viewport);
    await open(head, `${SCENARIO}?units=all`);
    const out = await head.evaluate(
      () => [...document.querySelectorAll('#matrix tr')].filter((row) => innerHeight < row.getBoundingClientRect().top).length,
    );
    const all = [];
    for (const amount of ['10', '2,5', '0', '30']) {
      await threeTimes(head, () => head.locator('form#shift #amount').fill(amount));
      all.push(await shown());
    }
    // Before what was out of sight has come, the next is asked for.
    const last = head.waitForResponse((response) => response.url().includes('amount=8'));
    for (const amount of ['7', '8']) await head.locator('form#shift #amount').fill(amount);
    await last;
    await isBusy(head, false);
    all.push(await shown());
    return [out, all];
  };
  const [out, inParts] = await look({ width: 1440, height: 700 });
  assert.ok(5 <= out, `${out} rows are out of sight`);
  const [none, atOnce] = await look(TALL);
  assert.equal(none, 0);
  assert.deepEqual(inParts, atOnce);
});

test('what a move is sure to change stands there before the answer, as the answer has it', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  // All in sight: what is not waits for the answer.
  await head.setViewportSize(TALL);
  const move = head.locator('form#shift');
  const typed = (field, amount) => () => move.locator(field).fill(amount);
  const between = async (from, to) => {
    await move.locator('#from').selectOption({ label: from });
    await move.locator('#to').selectOption({ label: to });
  };

  await open(head, SCENARIO);
  await between('Regional kapacitet', 'Digitalisering');
  assert.ok(2 <= (await shownAtOnce(head, 'two areas', typed('#amount', '10'))), 'the sums of both');
  assert.ok(2 <= (await shownAtOnce(head, 'less', typed('#amount', '2,5'))));
  assert.equal(await shownAtOnce(head, 'finer than what is shown', typed('#amount', '2,55')), 0);
  const drop = async () => {
    await drag(head, from(head), to(head));
    await head.mouse.up();
  };
  await isBusy(head, false);
  await move.locator('#amount').fill('5');
  assert.ok(6 <= (await shownAtOnce(head, 'two cells', drop)), 'both cells, and the sums of their rows and columns');
  for (const amount of ['1', '0', '0,1', '1 0', '100000', '7']) {
    await shownAtOnce(head, `two cells, ${amount}`, typed('#amount', amount));
  }

  // Of an area that is open the sum is made of its goals, and how those are rounded only the server knows.
  const ways = [['scale=tkr', '1 250', 2], ['scale=kr', '1000001', 2], ['areas=all', '3', 0], ['units=none', '3', 2]];
  for (const [query, amount, least] of ways) {
    await open(head, `${SCENARIO}?${query}`);
    await between('Regional kapacitet', 'Digitalisering');
    assert.ok(least <= (await shownAtOnce(head, query, typed('#amount', amount))), query);
  }
  await open(head, `${SCENARIO}?scale=mnkr&in=people`);
  await between('Regional kapacitet', 'Digitalisering');
  assert.ok(2 <= (await shownAtOnce(head, 'person-years', typed('#people', '1,25'))));
  for (const cut of ['unit-source', 'area-source']) {
    await open(head, `${SCENARIO}?cut=${cut}`);
    await between('Regional kapacitet', 'Digitalisering');
    await shownAtOnce(head, cut, typed('#amount', '4'));
  }

  // An amount in a cell, that comes from the whole, and then from an area.
  await open(head, SCENARIO);
  await cell(head, 'Förenkling', 0).click();
  await head.waitForURL(/move=set&there=/);
  const field = head.locator('#set-amount');
  const entered = (amount) => async () => {
    await field.fill(amount);
    await field.press('Enter');
  };
  assert.ok(3 <= (await shownAtOnce(head, 'a cell', entered('60'))), 'the sums of its row and column, and of all');
  await head.getByLabel('Skillnaden').selectOption({ label: 'Digitalisering' });
  await shownAtOnce(head, 'a cell from an area', entered('41'));
});

test('a move that is refused, or never answered, leaves the table as it was and says why', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', allow: [/htmx/, /ERR_FAILED/] });
  await open(head, SCENARIO);
  const move = head.locator('form#shift');
  await move.locator('#from').selectOption({ label: 'Regional kapacitet' });
  await move.locator('#to').selectOption({ label: 'Digitalisering' });
  await isBusy(head, false);
  // The area has as much, but not the unit.
  await move.locator('#within').selectOption({ index: 2 });
  await head.waitForLoadState();
  const [before, atOnce, then] = await threeTimes(head, () => move.locator('#amount').fill('100'));
  assert.notDeepEqual(atOnce, before);
  assert.deepEqual(then, before);
  await head.locator('#follows [data-refused]').waitFor();

  const [as, shown, left] = await threeTimes(head, () => move.locator('#amount').fill('1'), (route) => route.abort());
  assert.notDeepEqual(shown, as);
  assert.deepEqual(left, as);
  await head.locator('#follows').getByText('Svaret kom inte fram.').waitFor();
  await move.getByRole('button', { name: 'Räkna om' }).click();
  await head.getByRole('heading', { name: 'Det här följer om du gör flytten' }).waitFor();
});

test('without script a move is looked at on its page, with what was typed', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör', script: false });
  await open(head, SCENARIO);
  const move = head.locator('form#shift');
  await move.locator('#amount').fill('10');
  await move.locator('#from').selectOption({ label: 'Regional kapacitet' });
  await move.locator('#to').selectOption({ label: 'Digitalisering' });
  await move.getByRole('button', { name: 'Räkna om' }).click();
  await head.getByRole('heading', { name: 'Det här följer om du gör flytten' }).waitFor();
  assert.equal(await head.locator('#amount').inputValue(), '10');
  assert.match(await head.locator('table[data-matrix] tfoot').innerText(), /−10,0/);
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

test('a slider reaches what is typed, the address says it, and to choose from where is no fault', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  await open(head, SCENARIO);
  const follows = head.locator('#follows');
  const [move, slider] = [head.locator('form#shift'), head.locator('input[type=range]')];
  const answered = () => head.waitForResponse((response) => response.url().includes('/preview'));
  let answer = answered();
  await move.locator('#from').selectOption({ label: 'Digitalisering' });
  await answer;
  await head.waitForURL(/from=area/);
  assert.equal(await follows.locator('.fault[data-refused]').count(), 0);
  const reach = Number(await slider.getAttribute('max'));
  answer = answered();
  await move.locator('#amount').fill(String(reach * 3));
  await answer;
  await head.waitForURL((url) => url.searchParams.get('amount') === String(reach * 3));
  assert.equal(Number(await slider.inputValue()), reach * 3, 'the slider is where the amount is');
  await head.reload();
  assert.equal(await move.locator('#amount').inputValue(), String(reach * 3));
});

test('a change stands under its amount, in rows of groups too', async () => {
  const head = await use.visit(DESKTOP, { as: 'Generaldirektör' });
  await open(head, `${SCENARIO}?move=shift&amount=5&from=area31&to=area32&scale=mnkr`);
  const beside = await head.locator('table[data-matrix] td:has(> small)').evaluateAll((cells) => cells.filter((cell) => {
    const what = document.createRange();
    what.selectNodeContents(cell.firstChild);
    return cell.querySelector('small').getBoundingClientRect().top < what.getBoundingClientRect().bottom - 4;
  }).map((cell) => cell.textContent));
  assert.deepEqual(beside, []);
});
