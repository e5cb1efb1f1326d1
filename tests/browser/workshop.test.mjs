// A workshop as those meet it who are in the room: the leader plans it, opens it and shows the wall; telephones come in with
// the code, without an account; what they say is on the wall at once; the leader arranges it by dragging and by keyboard;
// the room votes. One telephone loses its connection and loses nothing. Another runs no script.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

/** Plans and opens a workshop with these questions; gives its path and its code. */
async function open(leader, title, questions) {
  await leader.goto(use.demo.url('/workshops'));
  await checkAccessible(leader);
  await leader.getByRole('link', { name: 'Planera en workshop' }).click();
  await leader.getByRole('button', { name: 'Planera' }).click();
  await leader.getByText('Fyll i det här fältet', { exact: false }).first().waitFor();
  await checkAccessible(leader);
  await leader.getByLabel('Namn').fill(title);
  await leader.getByLabel('Frågor', { exact: true }).fill(questions.join('\n'));
  await leader.getByLabel('alla som har koden', { exact: false }).check();
  await leader.getByLabel('Röster per person och fråga').fill('2');
  await leader.getByRole('button', { name: 'Planera' }).click();
  await leader.getByText('Workshoppen är planerad.').waitFor();
  await checkAccessible(leader);
  const path = new URL(leader.url()).pathname;
  await leader.getByRole('button', { name: 'Öppna', exact: true }).click();
  await leader.getByText('Workshoppen är öppen.', { exact: false }).waitFor();
  await checkAccessible(leader);
  const code = await leader.locator('.join .code').textContent();
  return { path: path.slice(path.indexOf('/workshops')), code };
}

async function join(phone, code) {
  await phone.goto(use.demo.url('/join'));
  await phone.getByLabel('Kod').fill(code);
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await phone.waitForURL(/\/here$/);
}

async function say(phone, text) {
  await phone.getByLabel('Ditt inspel').fill(text);
  await phone.getByRole('button', { name: 'Skicka' }).click();
}

const card = (wall, text) => wall.locator('.card', { hasText: text });

test('a room answers, is arranged and votes, on the wall and on three telephones at once', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  const { code } = await open(leader, 'Vad gör vi 2019?', ['Vad ska vi göra mer av?', 'Vad ska vi sluta med?']);
  const [one, two, plain] = [await use.visit(PHONE), await use.visit(PHONE), await use.visit(PHONE, { script: false })];
  await join(one, code);
  await join(two, code.replace(/\s/g, ''));
  await join(plain, code);
  await one.getByText('Vi börjar strax').waitFor();
  await checkAccessible(one);
  await checkReflow(plain);
  await leader.locator('.figs dd', { hasText: '3' }).first().waitFor();

  // The question comes to those who wait, without anyone loading a page.
  await leader.getByLabel('Minuter').fill('5');
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await one.getByRole('heading', { name: 'Vad ska vi göra mer av?' }).waitFor();
  await one.locator('[data-until]', { hasText: /^[45]:\d\d$/ }).waitFor();

  // Half-typed text stays while others speak.
  await two.getByLabel('Ditt inspel').fill('Halvskri');
  await say(one, 'Fråga företagen först');
  await card(leader, 'Fråga företagen först').waitFor();
  await two.locator('.talk', { hasText: 'Fråga företagen först' }).waitFor();
  assert.equal(await two.getByLabel('Ditt inspel').inputValue(), 'Halvskri');
  await say(two, 'Fråga <b>kommunerna</b> också');
  await card(leader, 'Fråga <b>kommunerna</b> också').waitFor();
  await plain.reload();
  await plain.getByText('Fråga företagen först').waitFor();
  await say(plain, 'Skicka påminnelser');
  await plain.getByText('Inspelet är skickat.').first().waitFor();
  await card(leader, 'Skicka påminnelser').waitFor();
  await one.getByRole('heading', { name: 'Dina inspel' }).waitFor();
  await checkAccessible(one);
  await checkReflow(one);

  // One dragged onto another makes a group; by keyboard it gets its name and a third comes in.
  await card(leader, 'Fråga företagen först').dragTo(card(leader, 'Fråga <b>kommunerna</b> också'));
  await leader.locator('[data-group]', { hasText: 'Fråga företagen först' }).waitFor();
  await card(leader, 'Skicka påminnelser').getByRole('checkbox').press('Space');
  await leader.locator('[data-group] h3').getByRole('checkbox').press('Space');
  await leader.getByLabel('Rubrik').fill('Lyssna');
  await leader.getByRole('button', { name: 'Gör det' }).press('Enter');
  await leader.locator('[data-group]', { hasText: 'Lyssna' }).getByText('Skicka påminnelser').waitFor();
  assert.equal(await leader.locator('[data-group]').count(), 1);
  await checkAccessible(leader);
  await checkReflow(leader);

  // The room votes, each within the budget.
  await leader.getByRole('button', { name: 'Rösta', exact: true }).click();
  await one.getByText('2 röster kvar av 2').waitFor();
  await checkAccessible(one);
  await one.getByRole('button', { name: /Skicka påminnelser/ }).click();
  await one.getByRole('button', { name: /Fråga företagen/ }).click();
  await one.getByText('0 röster kvar av 2').waitFor();
  assert.ok(await one.getByRole('button', { name: /kommunerna/ }).isDisabled());
  await plain.reload();
  await plain.getByRole('button', { name: /Skicka påminnelser/ }).click();
  await card(leader, 'Skicka påminnelser').locator('.votes', { hasText: '2' }).waitFor();
  assert.equal(await one.getByRole('button', { name: /Fråga företagen/ }).getAttribute('aria-pressed'), 'true');
  await one.reload();
  assert.equal(await one.getByRole('button', { name: /Fråga företagen/ }).getAttribute('aria-pressed'), 'true');

  // The next question, and the end; what the votes came to stands on the workshop's page.
  await leader.getByRole('button', { name: 'Nästa fråga' }).click();
  await two.getByRole('heading', { name: 'Vad ska vi sluta med?' }).waitFor();
  await leader.getByRole('link', { name: 'Till avslutet' }).click();
  await leader.getByRole('button', { name: 'Avsluta workshoppen' }).click();
  await leader.getByText('Workshoppen är avslutad.').waitFor();
  await leader.getByText('2 röster').first().waitFor();
  await checkAccessible(leader);
  await two.getByText('Workshoppen är avslutad').waitFor();
});

test('a telephone that loses its connection loses nothing, and sends in order and once', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  const { code } = await open(leader, 'Möte med dålig täckning', ['Vad tar tid?']);
  const phone = await use.visit(PHONE, { allow: [/ERR_INTERNET_DISCONNECTED/, /net::/, /Failed to fetch/] });
  await join(phone, code);
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await phone.getByLabel('Ditt inspel').waitFor();
  await phone.context().setOffline(true);
  for (const text of ['Första', 'Andra', 'Tredje']) await say(phone, text);
  await phone.getByText('Ingen kontakt just nu.', { exact: false }).waitFor();
  assert.deepEqual(await phone.locator('[data-waiting] li').allTextContents(), ['Första', 'Andra', 'Tredje']);
  await phone.context().setOffline(false);
  await card(leader, 'Tredje').waitFor({ timeout: 40_000 });
  assert.equal(await phone.locator('[data-waiting] li').count(), 0);
  // The latest stands first on the wall.
  const said = await leader.locator('.card span').allTextContents();
  assert.deepEqual(said.map((text) => text.trim()), ['Tredje', 'Andra', 'Första']);
});
