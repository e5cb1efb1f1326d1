// Takes pictures of the pages in pages.json into shots/, to be looked at beside the visual target:
// NAME-desktop.png, NAME-dark.png, NAME-phone.png, NAME.pdf and, where pdftoppm is installed, NAME-print-N.png.
// Run by `cargo xtask shots [NAME…]`. Not a test: nothing is compared.

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { VIEWS, openBrowser, openPage, pageList, signIn, startDemo } from './harness.mjs';

const FOLDER = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../shots');
const [desktop, dark, phone] = VIEWS;
const LOOKS = [
  { look: 'desktop', view: desktop },
  { look: 'dark', view: dark },
  { look: 'phone', view: phone },
];

const wanted = process.argv.slice(2);
const { pages } = pageList();
const unknown = wanted.filter((name) => !pages.some((page) => page.name === name));
if (unknown.length !== 0) {
  console.error(`not in tests/browser/pages.json: ${unknown.join(', ')}`);
  process.exit(2);
}

mkdirSync(FOLDER, { recursive: true });
const demo = await startDemo();
const browser = await openBrowser();
try {
  for (const entry of pages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const { look, view } of LOOKS) await take(entry, look, view);
  }
} finally {
  await browser.close();
  await demo.stop();
}

async function take({ name, path, as }, look, view) {
  const page = await openPage(browser, demo.address, view);
  if (as) await signIn(page, demo, as);
  const response = await page.goto(demo.url(path));
  // Not for a quiet network: a page that listens for changes is never quiet.
  await page.evaluate(() => document.fonts.ready);
  const file = join(FOLDER, `${name}-${look}.png`);
  await page.screenshot({ path: file, fullPage: true });
  console.log(`${file} (${response.status()})`);
  if (look === 'desktop') await print(page, name);
  for (const problem of page.problems()) console.log(`  ${problem}`);
  await page.context().close();
}

async function print(page, name) {
  const pdf = join(FOLDER, `${name}.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  const drawn = spawnSync('pdftoppm', ['-png', '-r', '100', pdf, join(FOLDER, `${name}-print`)]);
  const note = drawn.error ? ' (for pictures of it: apt-get install poppler-utils)' : '';
  console.log(`${pdf}${note}`);
}
