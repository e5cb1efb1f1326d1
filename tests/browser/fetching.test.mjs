// Values from an address: a fetch is set up, what it finds is looked at and saved, and a source that fails is told of. And a
// large file: seen on its way in, and stopped. The source is a server of this test.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

let answer = [200, 'Period;Värde\n2018-10;4711\n'];
const source = createServer((_, response) => response.writeHead(answer[0]).end(answer[1]));
await new Promise((resolve) => source.listen(0, '127.0.0.1', resolve));
after(() => source.close());
const host = `127.0.0.1:${source.address().port}`;
process.env.RODTRAD_FETCH_INSIDE_HOSTS = host;

const use = withDemo();

async function setUp(page, name) {
  await page.goto(use.demo.url('/indicators/import'));
  await page.getByRole('link', { name: 'Hämtningar' }).click();
  await page.getByRole('link', { name: 'Ny hämtning' }).click();
  await page.getByLabel('Vad ska hämtningen heta?').fill(name);
  await page.getByLabel('För vilken indikator?').selectOption({ label: 'Jobb som är lediga efter tre månader' });
  await page.getByRole('button', { name: 'Spara hämtningen' }).click();
  await page.locator('#address-error').waitFor();
  await page.getByLabel('Adress', { exact: true }).fill(`http://${host}/annonser.csv`);
  await page.getByRole('button', { name: 'Spara hämtningen' }).click();
  await page.getByText('Hämtningen är sparad.', { exact: false }).waitFor();
}

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`values are fetched, looked at and saved (${view.name}, script: ${script})`, async () => {
    answer = [200, `Period;Värde\n2018-10;${script ? 4711 : 4712}\n`];
    const page = await use.visit(view, { as: 'Analytiker', script, allow: [/422/] });
    await setUp(page, `Annonser ${view.name}`);
    // It asks by itself; the page asks for itself again until the answer is there.
    await page.getByRole('heading', { name: 'Nya värden väntar' }).waitFor({ timeout: 15000 });
    if (script) await checkAccessible(page);
    else await checkReflow(page);
    await page.getByRole('link', { name: 'Titta på det som hämtades' }).click();
    await page.getByRole('heading', { name: 'Vad kolumnerna betyder' }).waitFor();
    if (script) await checkAccessible(page);
    await page.getByRole('button', { name: 'Spara värdena' }).click();
    await page.getByText('Ett värde är sparat.').waitFor();
    answer = [404, ''];
    await page.getByRole('button', { name: 'Hämta nu' }).click();
    await page.getByText('Källan svarade med felet 404', { exact: false }).first().waitFor();
    await page.getByText('Nästa försök görs', { exact: false }).waitFor();
    if (script) await checkAccessible(page);
    await page.goto(use.demo.url('/to-do'));
    await page.getByRole('link', { name: `Annonser ${view.name}` }).first().click();
    await page.getByText('Ta bort hämtningen', { exact: true }).click();
    await page.getByRole('button', { name: 'Ta bort', exact: true }).click();
    await page.getByText('Hämtningen är borttagen.').waitFor();
  });
}

test('a large file is seen on its way in, and stopped', async () => {
  const page = await use.visit(PHONE, { as: 'Analytiker', script: false });
  await page.goto(use.demo.url('/indicators/import'));
  const rows = Array.from({ length: 120000 }, (_, row) => `${1000 + (row % 9000)};Ett stycke text som ingen läser ${row};1`);
  const buffer = Buffer.from(`Period;Text;Värde\n${rows.join('\n')}\n`);
  assert.ok(1024 * 1024 < buffer.length);
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'stor.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Visa vad som skulle ändras' }).click();
  await page.getByRole('heading', { name: 'Läser in stor.csv' }).waitFor();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByText('Inläsningen är avbruten. Inget är ändrat.').waitFor({ timeout: 20000 });
});
