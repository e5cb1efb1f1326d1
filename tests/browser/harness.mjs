// The ground that browser tests stand on: the demo as a running server, a browser, a person who is signed in,
// and the checks that hold for every page. Not a test itself; harness.test.mjs shows that its checks can fail.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

/** The four ways in which every page is looked at. */
export const VIEWS = [
  { name: 'desktop, light', width: 1440, height: 900, scheme: 'light' },
  { name: 'desktop, dark', width: 1440, height: 900, scheme: 'dark' },
  { name: 'phone, light', width: 390, height: 844, scheme: 'light' },
  { name: 'phone, dark', width: 390, height: 844, scheme: 'dark' },
];

/** Those for a journey that does not depend on the scheme. */
export const DESKTOP = VIEWS[0];
export const PHONE = VIEWS[2];

/** What axe holds a page to: WCAG 2.2 A and AA, and best practice. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How long the server may take to say where it listens, in milliseconds; far more than it needs. */
const START_LIMIT = 20_000;

/** No call of a browser's own leaves the machine, and nothing needs a graphics card. */
const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = resolve(HERE, '../..');

/** The list of pages: the organisation, and for each page its name, its path and who looks at it. */
export function pageList() {
  return JSON.parse(readFileSync(join(HERE, 'pages.json'), 'utf8'));
}

/**
 * Starts the demo on a free port of loopback with an empty data folder of its own.
 * Gives its `address` (without a slash at the end), `url(path)` below the example organisation, and `stop()`.
 */
export async function startDemo(binary = demoBinary()) {
  return start(binary, 'demo');
}

/** The same, of an installation that nobody has begun to use: `url(path)` leads to no organisation yet. */
export async function startEmpty(binary = demoBinary()) {
  return start(binary, 'serve');
}

async function start(binary, command) {
  const data = await mkdtemp(join(tmpdir(), 'rodtrad-browser-'));
  const server = spawn(binary, [command, '--listen', '127.0.0.1:0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  server.stderr.on('data', (chunk) => {
    told += chunk;
  });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
    }
    await rm(data, { recursive: true, force: true });
  };
  try {
    const address = await listeningAddress(server);
    const { organisation } = pageList();
    // What stands on the console: the address that lets somebody begin.
    const [begin] = /http:\/\/\S+\/start\?code=[\w-]+/.exec(told) ?? [];
    return { address, begin, url: (path = '/') => `${address}/${organisation}${path}`, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

export async function openBrowser() {
  const executablePath = process.env.RODTRAD_TEST_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/**
 * For the top of a test file: a demo and a browser for its tests. Gives `visit(view, options)`, which opens a page of
 * a new, separate session, and the running `demo` as a getter.
 *
 * Options: `as`, the role of the person to sign in (nobody without it); `script: false` for a browser without script;
 * `allow`, regular expressions of problems that the test means to cause.
 *
 * After each test its pages are closed, and the test fails if one of them had a problem that it did not allow.
 */
export function withDemo() {
  return withServer(startDemo);
}

/** The same over an installation that nobody has begun to use; there is nobody to sign in as. */
export function withEmpty() {
  return withServer(startEmpty);
}

/** Closes a session. One that does not close, because a page of it is on its way somewhere, goes with the browser. */
async function closed(context) {
  const enough = new AbortController();
  const late = delay(10_000, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([context.close(), late]);
  enough.abort();
}

function withServer(begin) {
  let demo;
  let browser;
  let pages = [];
  before(async () => {
    demo = await begin();
    browser = await openBrowser();
  });
  afterEach(async () => {
    const visited = pages;
    pages = [];
    const problems = visited.flatMap((page) => page.problems());
    await Promise.all(visited.map((page) => closed(page.context())));
    assert.deepEqual(problems, [], 'the browser reported problems');
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
  return {
    get demo() {
      return demo;
    },
    async visit(view = DESKTOP, { as, ...options } = {}) {
      const page = await openPage(browser, demo.address, view, options);
      pages.push(page);
      if (as) await signIn(page, demo, as);
      return page;
    },
  };
}

/** Opens a page in a session of its own. `page.problems()` lists what went wrong in it so far. */
export async function openPage(browser, address, view = DESKTOP, { script = true, allow = [] } = {}) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    hasTouch: view.width < 500,
  });
  // A page that waits for what never comes should say so soon, but not before a machine with other work has got to it.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const found = [];
  const note = (problem) => {
    if (!allow.some((expected) => expected.test(problem))) found.push(problem);
  };
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('console', (message) => {
    // A refused form is answered with an error status, and the browser notes that; statuses are judged below.
    const isStatus = message.text().startsWith('Failed to load resource: the server responded');
    if (message.type() === 'error' && !isStatus) note(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${address}/`) || /^(data|blob|about):/.test(url);
    if (!isOurs) note(`a request to another host: ${url}`);
  });
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    const mayBeRefused = ['document', 'fetch', 'xhr', 'eventsource'].includes(kind);
    const status = response.status();
    if (status >= 500 || (status >= 400 && !mayBeRefused)) note(`${status} for the ${kind} ${response.url()}`);
  });
  page.problems = () => [...found];
  return page;
}

/** Signs in through the development sign-in page, as the person with this role. */
export async function signIn(page, demo, role) {
  await page.goto(demo.url('/sign-in'));
  await page.getByRole('button', { name: role }).first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Puts a table on the clipboard, and presses the keys that paste it. */
export async function pasteWithKeys(page, table) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), table);
  await page.keyboard.press('Control+V');
}

/**
 * Goes on with the keyboard until the thing that is wanted has the focus.
 *
 * It is waited for first: a field that is being unfolded is passed by while it is not yet shown.
 */
export async function tabTo(page, wanted) {
  await wanted.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${wanted} is not reached with the keyboard`);
}

/** Fails with every violation that axe finds on the page, contrast included. */
export function checkAccessible(page) {
  return checkWithAxe(page, { type: 'tag', values: AXE_TAGS });
}

/** The same of colours alone, for a page whose scheme was changed since it was checked. */
export function checkColours(page) {
  return checkWithAxe(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

async function checkWithAxe(page, runOnly) {
  // Evaluated by the browser's debugger: a script tag would be stopped by our Content-Security-Policy.
  await page.evaluate(axeSource());
  const { violations, passes } = await page.evaluate(
    (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    runOnly,
  );
  assert.notEqual(passes.length, 0, 'axe looked at nothing');
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
  assert.equal(lines.length, 0, `${page.url()}\n${lines.join('\n')}`);
}

/** Fails if the page as a whole scrolls sideways; wide tables and pictures scroll inside their own regions. */
export async function checkReflow(page) {
  const [wide, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(wide <= room, `${page.url()} is ${wide} px wide in a window of ${room} px`);
}

/** The binary under test: RODTRAD_BINARY, else what cargo built last for development. */
export function demoBinary() {
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  const binary = process.env.RODTRAD_BINARY ?? resolve(ROOT, target, 'debug/rodtrad');
  assert.ok(existsSync(binary), `${binary} is missing: cargo build --package rodtrad`);
  return binary;
}

/** The address from the line `listening on http://…`, which is a part of the command's contract. */
function listeningAddress(server) {
  return new Promise((found, failed) => {
    let written = '';
    let complained = '';
    const limit = setTimeout(
      () => failed(new Error(`the server did not say where it listens:\n${written}${complained}`)),
      START_LIMIT,
    );
    const settle = (how, value) => {
      clearTimeout(limit);
      how(value);
    };
    server.stdout.on('data', (chunk) => {
      written += chunk;
      const line = /^listening on (http:\/\/\S+?)\/?\s*$/m.exec(written);
      if (line) settle(found, line[1]);
    });
    server.stderr.on('data', (chunk) => {
      complained += chunk;
    });
    server.once('error', (problem) => settle(failed, problem));
    server.once('exit', (code) => settle(failed, new Error(`the server ended with ${code}:\n${complained}`)));
  });
}

let axe;

function axeSource() {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}
