// Text that would be a script, typed by somebody who may do everything into every form there is, and looked for on every page,
// by its writer and by a reader: nothing runs, no dialog opens, the policy of the pages has nothing to stop, and what all
// objects of a page inherit is as it was.
//
// A field for long text gets every payload of payloads.json, the others a third of them, another third in the next field;
// with RODTRAD_ALL_PAYLOADS=1 all go through all forms, three times as long. What a rule refuses is looked at as it comes
// back; the fields that were wrong then get one payload, and at last what they had, so that the others are saved.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { DESKTOP, withDemo } from './harness.mjs';

const use = withDemo();
const PAYLOADS = JSON.parse(readFileSync(new URL('payloads.json', import.meta.url), 'utf8'));
const ROUNDS = process.env.RODTRAD_ALL_PAYLOADS ? 3 : 1;

/** So many tabs of each reader go through the pages side by side. */
const TABS = 2;
/** Pages of one kind have the same forms; one is looked at, and in the `web` crate's tests some more. */
const OF_A_KIND = 1;
/** Those that would sign the writer out, or take the writer's roles away. */
const NOT_SENT = /\/(sign-in|sign-out|account|welcome|people\/\d+|start)(\/|\?|$)/;
/** What would change what all objects inherit, where a script made keys of an address. */
const POLLUTING = '__proto__[canary]=1&constructor[prototype][canary]=1&__proto__.canary=1';

test('what is typed anywhere runs nowhere', async () => {
  const seen = { ran: [], stopped: [], polluted: [] };
  const first = await use.visit(DESKTOP, { as: 'Administratör', allow: [/422/] });
  const person = await makeEverything(first);
  const writers = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const writer = await watched(await use.visit(DESKTOP, { allow: [/422/] }), seen);
    await becomes(writer, person);
    writers.push(writer);
  }
  const readers = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    readers.push(await watched(await use.visit(DESKTOP, { as: 'Handläggare, Digital utveckling' }), seen));
  }
  let taken = 0;
  let fields = 0;
  let shown = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await sharing(writers, await formsOf(writers, seen), async (writer, form) => {
      const sent = await send(writer, form, fields + round * Math.ceil(PAYLOADS.length / 3));
      fields += sent.fields;
      taken += sent.isTaken ? 1 : 0;
    });
    const asked = ['/search?q=canary', '/search?q=%3Cimg%20src%3Dx%20onerror%3Dcanary(1)%3E', '/people?name=%22%3E%3Csvg%20onload%3Dcanary(1)%3E'];
    const pages = await Promise.all([writers, readers].map((tabs) => crawl(tabs, seen, asked)));
    shown += pages.flat().filter((one) => one.shows).length;
  }
  console.log(`${fields} fields filled, ${taken} forms taken, ${shown} pages showed a payload`);
  assert.deepEqual(seen, { ran: [], stopped: [], polluted: [] });
  assert.ok(taken >= 15 && fields >= 100 && shown >= 30, 'too little was tried to say anything');
});

test('a script that makes keys of an address is found', async () => {
  // The seeded defect: what the libraries did that this is named after.
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!DOCTYPE html><p>x</p><script>
      const settings = {};
      for (const [name, value] of new URLSearchParams(location.search)) {
        const path = name.replaceAll(']', '').split('[');
        path.slice(0, -1).reduce((at, key) => (at[key] ??= {}), settings)[path.at(-1)] = value;
      }
    </script>`);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const seen = { ran: [], stopped: [], polluted: [] };
  const page = await watched(await use.visit(DESKTOP, { allow: [/./] }), seen);
  const found = [];
  for (const query of ['', POLLUTING]) {
    await page.goto(`http://127.0.0.1:${server.address().port}/?${query}`);
    await lookAtPrototypes(page, seen);
    found.push(seen.polluted.length);
  }
  server.closeAllConnections();
  server.close();
  assert.deepEqual(found, [0, 1], JSON.stringify(seen));
});

test('a page that does not escape is found, and the policy stops what it can', async () => {
  for (const [policy, expected] of [[null, 'ran'], ["default-src 'none'; script-src 'self'", 'stopped']]) {
    const server = createServer((request, response) => {
      const payload = PAYLOADS[Number(new URL(request.url, 'http://x').searchParams.get('n'))] ?? '';
      const headers = { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) };
      response.writeHead(200, headers).end(`<!DOCTYPE html><p>${payload}</p><input value="${payload}">`);
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const seen = { ran: [], stopped: [], polluted: [] };
    const page = await watched(await use.visit(DESKTOP, { allow: [/./] }), seen);
    for (let number = 0; number < PAYLOADS.length; number += 1) {
      await page.goto(`http://127.0.0.1:${server.address().port}/?n=${number}`).catch(() => {});
    }
    await page.waitForTimeout(200);
    server.close();
    assert.ok(seen[expected].length >= 12, `${expected}: ${JSON.stringify(seen)}`);
    if (policy) assert.deepEqual(seen.ran, []);
  }
});

/** Notes what runs, what opens, and what the policy stops. */
async function watched(page, seen) {
  await page.exposeFunction('canary', (number) => seen.ran.push(`canary ${number} at ${page.url()}`));
  await page.exposeFunction('stopped', (what) => seen.stopped.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.stopped(`${event.violatedDirective} ${event.blockedURI} at ${document.URL}`);
    });
  });
  page.on('dialog', async (dialog) => {
    if (dialog.type() !== 'beforeunload') seen.ran.push(`a dialog at ${page.url()}`);
    await dialog.accept();
  });
  return page;
}

/** The administrator gives every role to the strategist; who that is. */
async function makeEverything(page) {
  await page.goto(use.demo.url('/people'));
  await page.getByRole('row').filter({ hasText: 'strateg' }).getByRole('link').first().click();
  const person = /people\/(\d+)/.exec(page.url())[1];
  for (const box of await page.locator('input[name=roles]').all()) await box.check();
  await page.locator('input[name=email]').first().fill('alla.roller@verket.se');
  await page.locator('form:has(input[name=roles]) button[type=submit]').first().click();
  return person;
}

async function becomes(page, person) {
  await page.goto(use.demo.url('/sign-in'));
  await page.locator(`button[name=person][value="${person}"]`).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Each tab takes the next thing as soon as it is done with the one before; more may be put in line meanwhile. */
async function sharing(tabs, line, work) {
  let busy = 0;
  await Promise.all(
    tabs.map(async (tab) => {
      for (;;) {
        const next = line.shift();
        if (next !== undefined) {
          busy += 1;
          await work(tab, next).finally(() => {
            busy -= 1;
          });
        } else if (busy === 0) {
          return;
        } else {
          await new Promise((later) => setTimeout(later, 20));
        }
      }
    }),
  );
}

/** What every object of the page inherits is what it is in a page without a script. */
async function lookAtPrototypes(page, seen) {
  const more = await page.evaluate(() => {
    const whole = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
    const added = whole.flatMap((prototype) => Object.entries(prototype).map(([name]) => name));
    return 'canary' in {} || 'polluted' in {} ? ['canary', ...added] : added;
  });
  if (more.length) seen.polluted.push(`${more} at ${page.url()}`);
}

/** Goes through the pages that can be reached. Gives each with the forms that it has, and whether a payload is shown. */
async function crawl(tabs, seen, more = []) {
  const start = ['/', '/people', '/people/new', '/log', '/security', '/account', '/to-do', '/my-thread', '/planning', '/indicators', '/indicators/new', '/decisions', '/revisions', '/tasks', '/units', '/help', '/settings', '/notices', '/contributions', '/workshops'];
  const waiting = [...start, ...more].map((path) => use.demo.url(path));
  const known = new Set(waiting);
  const ofAKind = new Map();
  const pages = [];
  await sharing(tabs, waiting, async (page, address) => {
    const kind = more.some((path) => address.endsWith(path)) ? address : address.replace(/\d+/g, '#').replace(/=[^&]*/g, '');
    if ((ofAKind.get(kind) ?? 0) >= OF_A_KIND) return;
    ofAKind.set(kind, (ofAKind.get(kind) ?? 0) + 1);
    // A file to keep is no page.
    const polluting = `${address}${address.includes('?') ? '&' : '?'}${POLLUTING}#${POLLUTING}`;
    const answer = await page.goto(polluting, { waitUntil: 'domcontentloaded' }).catch(() => null);
    if (answer?.status() !== 200) return;
    const read = await page.evaluate(() => ({
      links: [...document.querySelectorAll('a[href]')].map((link) => link.href.toString().split('#')[0]),
      forms: [...document.querySelectorAll('form[method=post]')].map((form) => ({
        action: form.getAttribute('action'),
        names: [...form.elements].map((field) => field.name).filter(Boolean).join(','),
        hasFile: form.querySelector('input[type=file]') !== null,
      })),
      shows: document.documentElement.innerHTML.includes('canary('),
    }));
    await lookAtPrototypes(page, seen);
    pages.push({ address, forms: read.forms, shows: read.shows });
    for (const link of read.links) {
      const isOurs = link.startsWith(use.demo.url('/')) && !/[?&](lang|scale|as-of)=|\/sign-in|__proto__/.test(link);
      if (isOurs && !known.has(link)) {
        known.add(link);
        waiting.push(link);
      }
    }
  });
  return pages;
}

/** The forms that change something, each kind once, with the page where it is. */
async function formsOf(tabs, seen) {
  const found = new Map();
  for (const { address, forms } of await crawl(tabs, seen)) {
    for (const { action, names, hasFile } of forms) {
      const pattern = `${action} ${names}`.replace(/\d+/g, '#').replace(/\?.*? /, ' ');
      if (!hasFile && action && !NOT_SENT.test(action) && !found.has(pattern)) found.set(pattern, { address, action, names });
    }
  }
  return [...found.values()];
}

/** To an address, also when the page was on its way somewhere else by itself. */
async function go(page, address) {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      // An empty page goes nowhere by itself.
      await page.goto('about:blank');
      return await page.goto(address, { waitUntil: 'domcontentloaded' });
    } catch (problem) {
      if (!/interrupted by another navigation/.test(problem.message)) throw problem;
    }
  }
  return assert.fail(`${address} is never reached`);
}

/** Fills a form in and sends it, up to three times. */
async function send(page, form, first) {
  await go(page, form.address);
  // What a script of the page makes of what is typed may lead on by itself, and then the form is gone.
  const fields = await page.evaluate(fill, { form, payloads: PAYLOADS, first }).catch(() => null);
  if (fields === null) return { fields: 0, isTaken: false };
  for (const instead of ['one payload', 'what there was', null]) {
    const answer = await submit(page, form);
    if (answer === null || answer < 400) return { fields, isTaken: answer !== null };
    const payload = PAYLOADS[first % PAYLOADS.length];
    if (!instead || !(await page.evaluate(mend, { form, payload, instead }).catch(() => false))) break;
  }
  return { fields, isTaken: false };
}

/** Sends the form as it stands, and gives the status of what it leads to. */
async function submit(page, form) {
  const [answer] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'domcontentloaded', timeout: 3_000 }).catch(() => null),
    page.evaluate(({ action }) => {
      const form = [...document.querySelectorAll('form[method=post]')].find((one) => one.getAttribute('action') === action);
      const button = form?.querySelector('button[name]');
      if (button) {
        const hidden = Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value });
        form.append(hidden);
      }
      // Past what the browser would check: an attacker has none.
      form?.submit();
      // The page goes away while it is asked whether it did.
    }, form).catch(() => {}),
  ]);
  return answer?.status() ?? null;
}

/* In the page. Types into every field, with what scripts of the page do then; nothing when the form is gone. */
function fill({ form: wanted, payloads, first }) {
  const form = [...document.querySelectorAll('form[method=post]')].find((one) => one.getAttribute('action') === wanted.action);
  if (!form) return null;
  let count = 0;
  for (const field of form.elements) {
    const isText = field.tagName === 'TEXTAREA' || (field.tagName === 'INPUT' && /^(text|search|email|url|tel|password)$/.test(field.type));
    if (!field.name || field.disabled || field.readOnly) continue;
    if (isText) {
      field.dataset.had = field.value || 'Prov';
      const room = field.tagName === 'TEXTAREA' ? payloads.length : Math.ceil(payloads.length / 3);
      field.value = Array.from({ length: room }, (_, at) => payloads[(first + count + at) % payloads.length]).join(' ');
      count += 1;
    } else if (field.type === 'date' && !field.value) {
      field.value = '2018-12-03';
    } else if (field.type === 'number' && !field.value) {
      field.value = '1';
    } else if (field.tagName === 'SELECT' && !field.value && field.options.length > 1) {
      field.value = field.options[field.options.length - 1].value;
    } else {
      continue;
    }
    for (const name of ['input', 'change', 'blur']) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return count;
}

/* In the page. Puts something else where it was wrong; false when nothing was. */
function mend({ form: wanted, payload, instead }) {
  const form = [...document.querySelectorAll('form[method=post]')].find((one) => one.getAttribute('action') === wanted.action);
  const wrong = [...(form?.elements ?? [])].filter((field) => field.getAttribute('aria-invalid') === 'true');
  for (const field of wrong) field.value = instead === 'one payload' ? payload : 'Prov';
  return wrong.length > 0;
}
