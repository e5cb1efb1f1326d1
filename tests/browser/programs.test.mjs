// A program is let in to read: a token is made, shown once, used, and of no use when it is revoked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`a token is made, used and revoked (${view.name}, script: ${script})`, async () => {
    const name = script ? 'Veckobrevet' : 'Månadsbrevet';
    const page = await use.visit(view, { as: 'Strateg', script, allow: [/422/] });
    await page.goto(use.demo.url('/account'));
    await page.getByRole('link', { name: 'Dina åtkomstnycklar' }).click();
    await page.getByRole('button', { name: 'Skapa nyckel' }).click();
    await page.locator('#name-error').waitFor();
    await page.getByLabel('Namn').fill(name);
    await page.getByLabel('planer och uppdrag').check();
    const make = page.getByRole('button', { name: 'Skapa nyckel' });
    await (script ? make.dblclick() : make.click());
    const secret = await page.getByLabel('Din nya åtkomstnyckel').inputValue();
    assert.match(secret, /^rodtrad_[a-z2-7]{38}$/);
    if (script) await checkAccessible(page);
    else await checkReflow(page);

    const ask = () => fetch(use.demo.url('/api/v1/rounds'), { headers: { authorization: `Bearer ${secret}` } });
    const answer = await ask();
    assert.equal(answer.status, 200);
    assert.ok((await answer.json()).items.length > 0);

    await page.goto(use.demo.url('/account/tokens'));
    assert.equal(await page.getByRole('row', { name }).count(), 1, 'two clicks make one');
    assert.equal(await page.getByText(secret).count(), 0, 'it is shown once');
    await page.getByRole('row', { name }).getByRole('button', { name: 'Återkalla' }).click();
    await page.getByText('Nyckeln är återkallad.', { exact: false }).waitFor();
    assert.equal((await ask()).status, 401);
  });
}
