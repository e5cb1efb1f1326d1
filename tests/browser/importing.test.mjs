// Bringing in editions: a file with faults is told of with rows, a good one is looked over line by line, and what was
// said no to does not come in. The example has an open revision, which is withdrawn first.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, withDemo } from './harness.mjs';

const use = withDemo();

const HEADING = 'edition,date,kind,id,parent,text,explanation\n';
const file = (rows) => ({ name: 'utgåvor.csv', mimeType: 'text/csv', buffer: Buffer.from(HEADING + rows) });

const FAULTY = `2020,2020-13-01,vision,v,,Fler vågar,
2020,2020-01-01,önskan,w,,,
`;
const GOOD = `2020,2020-01-01,vision,v,,Fler vågar starta,
2020,2020-01-01,mål,p1,,Regler och beslut är enkla att förstå,
2020,2020-01-01,mål,p2,,Starka regioner i hela landet,
2022,2022-01-01,vision,v,,Fler vågar starta och växa,
2022,2022-01-01,mål,q1,,Regler och beslut är enkla att följa,
2022,2022-01-01,mål,q2,,Starka och hållbara regioner i hela landet,
`;

async function withdraw(page) {
  await page.goto(use.demo.url('/import'));
  const link = page.getByRole('link', { name: 'Se dess väg till beslut' });
  if (await link.count() === 0) return;
  await link.click();
  await page.getByText('Dra tillbaka').first().click();
  await page.getByRole('main').locator('details form').getByRole('textbox').fill('För att läsa in senare utgåvor');
  await page.getByRole('main').locator('details form').getByRole('button').click();
  await page.goto(use.demo.url('/import'));
}

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`a faulty file is told of with its rows (${view.name}, script: ${script})`, async () => {
    const page = await use.visit(view, { as: 'Strateg', script });
    await page.goto(use.demo.url('/import'));
    if (script) await checkAccessible(page);
    await page.getByLabel('Eller klistra in tabellen').fill(HEADING + FAULTY);
    await page.getByRole('button', { name: 'Kontrollera' }).click();
    const faults = page.getByRole('region', { name: 'Det som behöver rättas' });
    await faults.getByRole('rowheader', { name: 'Rad 2, datum' }).waitFor();
    await faults.getByRole('rowheader', { name: 'Rad 3, slag' }).waitFor();
    assert.match(await page.getByLabel('Eller klistra in tabellen').inputValue(), /önskan/, 'what was pasted is kept');
    if (script) await checkAccessible(page);
  });
}

test('a good file is looked over, and comes in as it was answered', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await withdraw(page);
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file(GOOD));
  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await page.getByRole('heading', { name: '2 utgåvor går att läsa in' }).waitFor();
  await checkAccessible(page);
  await page.getByLabel('Stämmer: Starka regioner i hela landet blev Starka och hållbara regioner i hela landet').uncheck();
  await page.getByRole('button', { name: 'Läs in 2 utgåvor' }).click();
  await page.waitForURL(/\/compare\/\d+\/\d+$/);
  await page.getByText('2 utgåvor är inlästa.').waitFor();
  const line = (text) => page.getByRole('row').filter({ hasText: text });
  await line('enkla att följa').getByText('Ersatt').waitFor();
  await line('Starka och hållbara').getByText('Ny', { exact: true }).waitFor();
});
