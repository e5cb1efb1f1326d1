// The harness against pages of its own: each of its checks lets a good page pass and finds a bad one.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { VIEWS, checkAccessible, checkColours, checkReflow, openBrowser, openPage, startDemo } from './harness.mjs';

const GOOD = page('<h1>Riktning</h1><p>Hållbar tillväxt</p>');

const PAGES = {
  '/good': GOOD,
  '/faint': page('<h1>Riktning</h1><p class="faint">Hållbar tillväxt</p>'),
  '/faint-in-the-dark': page('<h1>Riktning</h1><p class="faint-in-the-dark">Hållbar tillväxt</p>'),
  '/nameless': page('<h1>Riktning</h1><button></button>'),
  '/headless': page('<p>Hållbar tillväxt</p>'),
  '/wide': page('<h1>Riktning</h1><p class="wide">Hållbar tillväxt</p>'),
  '/inline-script': page('<h1>Riktning</h1><script>document.title = "x"</script>'),
  '/inline-style': page('<h1>Riktning</h1><p style="color: red">Hållbar</p>'),
  '/elsewhere': page('<h1>Riktning</h1><img alt="x" src="http://127.0.0.1:9/x.png">'),
  '/lost-picture': page('<h1>Riktning</h1><img alt="x" src="/lost.png">'),
  '/throwing': page('<h1>Riktning</h1><script src="/throwing.js"></script>'),
};

const STYLE = `
  :root { color-scheme: light dark; background: light-dark(#fff, #000); color: light-dark(#000, #fff) }
  .faint { color: light-dark(#ccc, #333) }
  .faint-in-the-dark { color: light-dark(#000, #333) }
  .wide { width: 2000px }
`;

function page(body) {
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Rödtråd</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
    <link rel="icon" href="data:,"></head><body><main>${body}</main></body></html>`;
}

let server;
let address;
let browser;

before(async () => {
  server = createServer((request, response) => {
    const policy = "default-src 'self'; img-src 'self' data: http://127.0.0.1:9";
    const answer = (status, type, body) => {
      response.writeHead(status, { 'content-type': type, 'content-security-policy': policy });
      response.end(body);
    };
    if (request.url === '/style.css') answer(200, 'text/css', STYLE);
    else if (request.url === '/throwing.js') answer(200, 'text/javascript', 'throw new Error("broken")');
    else if (request.url === '/refused') answer(422, 'text/html', GOOD);
    else if (request.url === '/broken') answer(500, 'text/html', GOOD);
    else if (request.url in PAGES) answer(200, 'text/html', PAGES[request.url]);
    else answer(404, 'text/html', GOOD);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function at(path, view = VIEWS[0], options = {}) {
  const opened = await openPage(browser, address, view, options);
  await opened.goto(address + path);
  return opened;
}

test('a good page passes every check, in every view', async () => {
  for (const view of VIEWS) {
    const opened = await at('/good', view);
    await checkAccessible(opened);
    await checkReflow(opened);
    assert.deepEqual(opened.problems(), []);
  }
});

for (const [path, rule] of [
  ['/faint', /color-contrast/],
  ['/nameless', /button-name/],
  ['/headless', /page-has-heading-one/],
]) {
  test(`axe finds ${path}`, async () => {
    await assert.rejects(checkAccessible(await at(path)), rule);
  });
}

test('what is faint only in the dark is found only there', async () => {
  await checkAccessible(await at('/faint-in-the-dark', VIEWS[0]));
  await assert.rejects(checkAccessible(await at('/faint-in-the-dark', VIEWS[1])), /color-contrast/);
});

test('what is faint only in the dark is found when the scheme of an open page is changed', async () => {
  const page = await at('/faint-in-the-dark', VIEWS[0]);
  await checkColours(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await assert.rejects(checkColours(page), /color-contrast/);
});

test('a page that scrolls sideways is found', async () => {
  await assert.rejects(checkReflow(await at('/wide', VIEWS[2])), /is 2\d+ px wide in a window of 390 px/);
});

for (const [path, problem] of [
  ['/inline-script', /Content Security Policy/],
  ['/inline-style', /Content Security Policy/],
  ['/elsewhere', /a request to another host: http:\/\/127\.0\.0\.1:9\/x\.png/],
  ['/lost-picture', /404 for the image/],
  ['/throwing', /script: broken/],
  ['/broken', /500 for the document/],
]) {
  test(`the problem of ${path} is noted, unless the test means to cause it`, async () => {
    const noted = (await at(path)).problems();
    assert.ok(noted.some((one) => problem.test(one)), noted.join('\n'));
    const allowed = await at(path, VIEWS[0], { allow: [problem, /ERR_|Content Security Policy/] });
    assert.deepEqual(allowed.problems(), []);
  });
}

test('a refusal and a page that is not there are answers, not problems', async () => {
  assert.deepEqual((await at('/refused')).problems(), []);
  assert.deepEqual((await at('/no-such-page')).problems(), []);
});

test('without script, no script of the page runs', async () => {
  const opened = await at('/throwing', VIEWS[0], { script: false });
  assert.deepEqual(opened.problems(), []);
});

async function withProgram(script, run) {
  const folder = await mkdtemp(join(tmpdir(), 'rodtrad-program-'));
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  try {
    await run(program);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the address is read from the line of the contract', async () => {
  await withProgram('echo starting; echo "listening on http://127.0.0.1:4711/"; exec sleep 60', async (program) => {
    const demo = await startDemo(program);
    assert.equal(demo.address, 'http://127.0.0.1:4711');
    assert.match(demo.url('/sign-in'), /^http:\/\/127\.0\.0\.1:4711\/[a-z0-9-]+\/sign-in$/);
    await demo.stop();
  });
});

test('a server that ends at once is an error with what it said', async () => {
  await withProgram('echo "the port is taken" >&2; exit 1', async (program) => {
    await assert.rejects(startDemo(program), /ended with 1:\s+the port is taken/);
  });
});
