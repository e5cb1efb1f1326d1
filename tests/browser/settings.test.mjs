// The administrator gives the agency a colour and a mark, sees them before they are saved, and takes them back; with script and
// without, on a desk and on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

import { DESKTOP, PHONE, checkAccessible, withDemo } from './harness.mjs';

const use = withDemo();

// A PNG of one colour, as small as one can be that is a mark.
function png(width, height) {
  const crcs = Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    return sum >>> 0;
  });
  const part = (kind, inside) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), inside]);
    const sum = named.reduce((crc, byte) => crcs[(crc ^ byte) & 0xff] ^ (crc >>> 8), 0xffffffff);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(inside.length);
    check.writeUInt32BE((sum ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 3, 90)])));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}

const light = (page) => page.getByRole('textbox', { name: /^Färg \(/ });
const dark = (page) => page.getByRole('textbox', { name: /^Färg i mörkt läge/ });
const colourOf = (locator) => locator.evaluate((button) => getComputedStyle(button).backgroundColor);

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`a colour and a mark are seen, saved and taken back (${view.name}, script: ${script})`, async () => {
    const page = await use.visit(view, { as: 'Administratör', script, allow: [/422/] });
    await page.goto(use.demo.url('/settings'));
    const look = page.getByRole('button', { name: 'Se hur det blir' });
    const before = await colourOf(look.first());

    await light(page).fill('#1f4e79');
    await look.first().click();
    await page.locator('#accent-dark-error').waitFor();
    await dark(page).fill('#7fa8cc');
    await look.first().click();
    await page.getByText('Inget är sparat än').waitFor();
    const save = page.getByRole('button', { name: 'Spara', exact: true });
    assert.equal(await colourOf(save), 'rgb(31, 78, 121)', 'the page has the colour already');
    if (script) await checkAccessible(page);
    await save.click();
    await page.getByText('Inställningarna är sparade.').waitFor();
    assert.equal(await colourOf(look.first()), 'rgb(31, 78, 121)');

    await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png(120, 40) });
    await look.nth(1).click();
    await page.getByText('Inget är sparat än').waitFor();
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    const mark = page.locator('header .mark');
    await mark.waitFor();
    assert.ok(await mark.evaluate((image) => image.complete && image.naturalWidth === 120));
    if (script) await checkAccessible(page);

    for (const told of ['/', '/sign-in']) {
      const anyone = await use.visit(view, { script });
      await anyone.goto(use.demo.url(told));
      await anyone.locator('header .mark').waitFor();
    }

    await page.goto(use.demo.url('/settings'));
    await page.getByRole('button', { name: 'Ta bort logotypen' }).click();
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await light(page).fill('');
    await dark(page).fill('');
    await look.first().click();
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await page.getByText('Inställningarna är sparade.').waitFor();
    assert.equal(await colourOf(look.first()), before);
    await page.getByRole('button', { name: 'Ångra den senaste ändringen' }).click();
    await page.getByText('som de var före den senaste ändringen').waitFor();
    assert.equal(await colourOf(look.first()), 'rgb(31, 78, 121)');
    await page.getByRole('button', { name: 'Ångra den senaste ändringen' }).click();
    await page.getByText('som de var före den senaste ändringen').waitFor();
    assert.equal(await colourOf(look.first()), before);
  });
}
