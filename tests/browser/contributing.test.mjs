// Contributions, as people meet them: one is left from a goal, answered by whoever is to, and its author is told; another is
// anonymous and taken back; several are put together. By mouse with script, and on a phone without.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  const check = async (page) => (script ? checkAccessible(page) : checkReflow(page));
  const says = `Fråga företagen först (${view.name}).`;
  const answer = `Vi frågar en panel (${view.name}).`;

  test(`a contribution is left, answered, and its author is told (${view.name}, script: ${script})`, async () => {
    const author = await use.visit(view, { as: 'Regelutredare', script, allow: [/422/] });
    await author.goto(use.demo.url('/statements/40'));
    await check(author);
    await author.getByRole('link', { name: 'Lämna inspel' }).click();
    await author.getByRole('button', { name: 'Lämna inspel' }).click();
    await author.getByText('Fyll i det här fältet', { exact: false }).first().waitFor();
    await check(author);
    await author.getByLabel('Vad vill du säga?').fill(says);
    await author.getByRole('button', { name: 'Lämna inspel' }).click();
    await author.getByText('Välj ett av alternativen', { exact: false }).first().waitFor();
    await author.getByLabel('Med mitt namn').check();
    await author.getByRole('button', { name: 'Lämna inspel' }).click();
    await author.getByText('Inspelet är lämnat.', { exact: false }).waitFor();
    await check(author);
    const address = new URL(author.url()).pathname;

    const strategist = await use.visit(view, { as: 'Strateg', script });
    await strategist.goto(use.demo.url('/to-do'));
    await strategist.getByRole('link', { name: /Svara på .* inspel/ }).click();
    await check(strategist);
    await strategist.getByRole('link', { name: says }).click();
    await strategist.getByLabel('Vi tar en del till vara').check();
    await strategist.getByLabel('Varför?').fill(answer);
    await check(strategist);
    await strategist.getByRole('button', { name: 'Spara svaret' }).click();
    await strategist.getByText('Svaret är sparat.').waitFor();

    await author.goto(use.demo.url('/contributions'));
    await author.getByRole('link', { name: /av dina inspel har fått svar/ }).click();
    await author.getByText(answer).waitFor();
    await check(author);
    await author.goto(new URL(address, use.demo.url('/')).href);
    await author.getByText('Delvis taget till vara').first().waitFor();
    await author.goto(use.demo.url('/statements/40'));
    await author.getByRole('link', { name: says }).waitFor();
  });

  test(`an anonymous contribution names nobody and is taken back (${view.name}, script: ${script})`, async () => {
    const author = await use.visit(view, { as: 'Jurist', script });
    await author.goto(use.demo.url('/contributions/new'));
    await author.getByLabel('Vad vill du säga?').fill(`Våga fråga (${view.name}).`);
    await author.getByLabel('Anonym för kollegor').check();
    await check(author);
    await author.getByRole('button', { name: 'Lämna inspel' }).click();
    await author.getByText('Ditt inspel').waitFor();
    const address = author.url();

    const other = await use.visit(view, { as: 'Revisor', script });
    await other.goto(address);
    await other.getByText('Anonym för kollegor').first().waitFor();
    assert.equal(await other.getByText('Jurist', { exact: true }).count(), 0);
    await other.getByRole('button', { name: 'Följ inspelet' }).click();
    await other.getByText('Du följer inspelet.').waitFor();

    await author.getByRole('button', { name: 'Ta tillbaka inspelet' }).click();
    await author.getByText('Inspelet är återtaget', { exact: false }).waitFor();
    await other.goto(address);
    assert.equal(await other.getByText('Våga fråga', { exact: false }).count(), 0);
  });
}

test('several are put together under a heading and answered as one', async () => {
  const strategist = await use.visit(DESKTOP, { as: 'Strateg' });
  await strategist.goto(use.demo.url('/contributions?state=unanswered'));
  await strategist.getByRole('link', { name: 'Lägg ihop flera' }).click();
  await strategist.getByLabel('Rubrik').fill('Tänk längre');
  for (const box of await strategist.getByRole('checkbox').all()) await box.check();
  await checkAccessible(strategist);
  await strategist.getByRole('button', { name: 'Lägg ihop' }).click();
  await strategist.getByRole('heading', { name: 'Tänk längre' }).waitFor();
  await strategist.getByLabel('Vi avböjer').check();
  await strategist.getByLabel('Varför?').fill('Inte i år.');
  await checkAccessible(strategist);
  await strategist.getByRole('button', { name: /Svara på alla/ }).click();
  await strategist.getByText('Svaret är sparat.').waitFor();
  await strategist.getByText('Inte i år.').first().waitFor();
});
