// What someone waits for who moves resources in a scenario: from the key or the drop until all that follows is painted, as
// far as it is in sight; what is below the edge of the window comes a frame later. By turns with each act the same answer
// is fetched and not shown. Then the same with a server that is far off, until what is sure of the new sums without its
// answer is painted; by turns with it a frame is awaited in which nothing is new. Prints a name and milliseconds per line;
// `NAME-sums` is left out where no sum is sure. Fails where a sum was painted that the answer then changed. Run by the
// part `moves` of the benches: RODTRAD_BENCH_COOKIE=NAME=VALUE node moves.mjs ADDRESS PAGE TIMES.

import { DESKTOP, openBrowser, openPage } from '../../tests/browser/harness.mjs';

const [address, path, times] = process.argv.slice(2);
const [, organisation] = path.split('/');
const [, name, value] = /^([^=]+)=(.*)$/.exec(process.env.RODTRAD_BENCH_COOKIE);

/** So many milliseconds later does the answer come from a server that is far off. */
const FAR_OFF = 200;

const browser = await openBrowser();
const page = await openPage(browser, address, DESKTOP);
try {
  // There is one person, who is in the management and signed in already.
  await page.context().addCookies([{ name, value, domain: new URL(address).hostname, path: `/${organisation}` }]);
  const acts = [
    ['typed', '', typed('#amount', ['1', '2'])],
    ['typed-all-units', '?units=all', typed('#amount', ['1', '2'])],
    ['entered', '', entered],
    ['dragged', '', dragged],
    ['rule', '', typed('#part', ['5', '6'])],
  ];
  for (const [name, query, act] of acts) await timedNear(name, query, act);
  await page.route('**/preview?*', async (route) => {
    await new Promise((passed) => setTimeout(passed, FAR_OFF));
    await route.continue();
  });
  for (const [name, query, act] of acts) await timedFar(name, query, act);
  const problems = page.problems();
  if (problems.length) throw new Error(problems.join('\n'));
} finally {
  await browser.close();
}

/** Times an act, again and again, by turns with the answer that the page asked for. The first turn only warms up. */
async function timedNear(name, query, act) {
  await opened(query);
  for (let turn = 0; turn <= Number(times); turn += 1) {
    const answer = page.waitForResponse((response) => response.url().includes('/preview?'));
    const { all } = await act(turn);
    const fetched = await page.evaluate(fetchOnce, (await answer).url());
    if (turn) console.log(`${name} ${all}\n${name}-answer ${fetched}`);
  }
}

/** The same of what is painted before the answer. */
async function timedFar(name, query, act) {
  await opened(query);
  for (let turn = 0; turn <= Number(times); turn += 1) {
    const { sums } = await act(turn);
    const frame = await page.evaluate(nextFrame);
    if (turn && sums !== null) console.log(`${name}-sums ${sums}\n${name}-frame ${frame}`);
  }
}

async function opened(query) {
  await page.goto(`${address}${path}${query}`);
  await page.evaluate(() => document.fonts.ready);
}

/** Another digit in a field. */
function typed(field, digits) {
  return async (turn) => {
    if (turn === 0) await page.locator('summary').evaluateAll((all) => all.forEach(({ parentElement }) => (parentElement.open = true)));
    await page.locator(field).focus();
    await page.keyboard.press('Control+A');
    const painted = await painting('input');
    await page.keyboard.press(digits[turn % digits.length]);
    return painted();
  };
}

/** Another amount in a cell, and Enter. */
async function entered(turn) {
  if (turn === 0) await page.locator('table[data-matrix] tbody td').first().click();
  await page.locator('#set-amount').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(['8', '9'][turn % 2]);
  const painted = await painting('keydown');
  await page.keyboard.press('Enter');
  return painted();
}

/** An amount that is already typed, moved from one cell to another: by turns from the first two that have something. */
async function dragged(turn) {
  if (turn === 0) {
    const answer = page.waitForResponse((response) => response.url().includes('/preview?'));
    await page.locator('#amount').fill('0,1');
    await answer;
  }
  const rows = page.locator('table[data-matrix] tbody tr');
  const filled = await rows.evaluateAll((all) =>
    all.flatMap((row, at) => (/[1-9]/.test(row.querySelector('td')?.textContent ?? '') ? [at] : [])),
  );
  const from = filled[turn % Math.min(2, filled.length)];
  const to = [2, 3, 1, 0].find((row) => row !== from && row < filled.length + 1) ?? 0;
  const cell = (row) => rows.nth(row).locator('td').first();
  await cell(from).hover();
  await page.mouse.down();
  await cell(to).hover();
  await cell(to).hover({ position: { x: 8, y: 8 } });
  const painted = await painting('drop');
  await page.mouse.up();
  return painted();
}

/** From now on, waits for the act and for what it paints; the function that is given tells how long that took. */
async function painting(act) {
  await page.evaluate(async (act) => {
    // What is out of sight is shown when there is nothing else to do: of the act before, that is before this one.
    await new Promise((done) => requestIdleCallback(() => setTimeout(done), { timeout: 500 }));
    // A message that is sent while a frame is made arrives when it has been painted.
    const painted = () => new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      });
    });
    const cells = [...document.querySelectorAll('table[data-matrix] :is(tbody, tfoot) td')].filter((cell) => {
      const { top, bottom } = cell.getBoundingClientRect();
      return 0 <= bottom && top <= innerHeight;
    });
    const shown = () => cells.map((cell) => ({ says: cell.textContent, waits: cell.closest('.awaited') !== null }));
    const first = (event) => new Promise((happened) => {
      document.addEventListener(event, happened, { capture: true, once: true });
    });
    const before = shown();
    const began = first(act);
    // An amount in the table is another, before the answer has come.
    let isAnswered = false;
    document.addEventListener('htmx:before:swap', () => (isAnswered = true), { capture: true, once: true });
    const changed = new Promise((seen) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        seen(!isAnswered);
      });
      observer.observe(document.querySelector('table[data-matrix]'), { childList: true, characterData: true, subtree: true });
    });
    const sure = changed.then(async (isSure) => (isSure ? { at: await painted(), shown: shown() } : null));
    const answered = first('htmx:after:swap').then(async () => ({ at: await painted(), shown: shown() }));
    globalThis.painted = Promise.all([began, sure, answered]).then(([{ timeStamp }, sure, answered]) => {
      const isLeft = ({ says, waits }, at) => waits || says === answered.shown[at].says;
      const wrong = (sure?.shown ?? []).filter((cell, at) => !isLeft(cell, at));
      if (wrong.length) throw new Error(`painted, and then taken back: ${wrong.map(({ says }) => says).join(', ')}`);
      const isNew = sure?.shown.some(({ says, waits }, at) => !waits && says !== before[at].says);
      return { sums: isNew ? sure.at - timeStamp : null, all: answered.at - timeStamp };
    });
  }, act);
  return () => page.evaluate(() => globalThis.painted);
}

/** How long it takes until a frame is painted in which nothing is new. */
function nextFrame() {
  return new Promise((done) => {
    const began = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - began);
      port2.postMessage(null);
    });
  });
}

/** How long the answer takes when nothing is done with it. */
async function fetchOnce(url) {
  await new Promise((done) => requestIdleCallback(() => setTimeout(done), { timeout: 500 }));
  const began = performance.now();
  await (await fetch(url, { headers: { 'hx-request': 'true' } })).text();
  return performance.now() - began;
}
