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
  await leader.getByLabel('Namn', { exact: true }).fill(title);
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
  assert.equal(await leader.getByText('Workshoppen är öppen.', { exact: false }).count(), 0, 'that is of the past');
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
  await leader.locator('[data-group]', { hasText: 'Lyssna' }).getByRole('heading').getByText('3 röster', { exact: true }).waitFor();
  await checkAccessible(leader);
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
  await two.getByText('Det går inte längre att lämna inspel eller rösta.', { exact: false }).waitFor();
  assert.equal(await two.getByText('Inga inspel än.').count(), 0);
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

test('who came before the first question speaks to the one that the room is at, and is told what is too long', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  const { code } = await open(leader, 'Två frågor', ['Vad kommer först?', 'Vad kommer sedan?']);
  const phone = await use.visit(PHONE);
  await join(phone, code);
  await phone.getByText('Vi börjar strax').waitFor();
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await phone.getByRole('heading', { name: 'Vad kommer först?' }).waitFor();
  assert.equal(await phone.getByLabel('Fråga', { exact: true }).isVisible(), false, 'there is nothing to choose');
  await say(phone, 'Det första');
  await card(leader, 'Det första').waitFor();
  await leader.getByRole('button', { name: 'Nästa fråga' }).click();
  await phone.getByRole('heading', { name: 'Vad kommer sedan?' }).waitFor();
  assert.equal(await phone.getByText('Inspelet är skickat.').isVisible(), false, 'that was of the question before');
  await say(phone, 'Ä'.repeat(160));
  await phone.getByText('160 tecken är för mycket, högst 140 går.', { exact: false }).waitFor();
  await checkAccessible(phone);
  await say(phone, 'Det andra');
  await card(leader, 'Det andra').waitFor();
  assert.equal(await card(leader, 'Det första').count(), 0, 'the wall shows the second question');
});

const OFFLINE = [/ERR_INTERNET_DISCONNECTED/, /net::/, /Failed to fetch/];
const unsent = (phone) => phone.locator('[data-unsent] li .says');
const status = (page) => page.locator('[data-status]');

test('what could not be sent to a room that was closed meanwhile is kept, with the reason, until it is taken away', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  const { path, code } = await open(leader, 'Stängd under tiden', ['Vad tar tid?']);
  const phone = await use.visit(PHONE, { allow: [...OFFLINE, /422/, /404/] });
  await join(phone, code);
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await phone.getByLabel('Ditt inspel').waitFor();
  await phone.getByRole('button', { name: 'Skicka' }).click();
  await status(phone).getByText('Skriv något först.').waitFor();
  await phone.context().setOffline(true);
  for (const text of ['Första', 'Andra', 'Tredje']) await say(phone, text);
  await leader.goto(use.demo.url(path));
  await leader.getByRole('button', { name: 'Avsluta workshoppen' }).click();
  await leader.getByText('Workshoppen är avslutad.').waitFor();
  await phone.context().setOffline(false);
  await unsent(phone).nth(2).waitFor({ timeout: 40_000 });
  assert.deepEqual(await unsent(phone).allTextContents(), ['Första', 'Andra', 'Tredje']);
  assert.equal(await phone.getByText('Workshoppen är inte öppen.').first().isVisible(), true);
  await checkAccessible(phone);
  // Whoever said nothing in time is in no room any more, and has it all the same.
  await phone.reload();
  await phone.waitForURL(/\/join$/);
  assert.deepEqual(await unsent(phone).allTextContents(), ['Första', 'Andra', 'Tredje']);
  await checkAccessible(phone);
  await checkReflow(phone);
  await phone.locator('[data-unsent] li', { hasText: 'Andra' }).getByRole('button', { name: 'Ta bort' }).click();
  await phone.reload();
  assert.deepEqual(await unsent(phone).allTextContents(), ['Första', 'Tredje']);
});

test('a vote or a step without a connection is told to have failed, and so is one without a session', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/, ...OFFLINE] });
  const { code } = await open(leader, 'Utan kontakt', ['Vad tar tid?']);
  const phone = await use.visit(PHONE, { allow: [...OFFLINE, /403/, /404/] });
  await join(phone, code);
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await phone.getByLabel('Ditt inspel').waitFor();
  await say(phone, 'Blanketter');
  await card(leader, 'Blanketter').waitFor();
  await leader.getByRole('button', { name: 'Rösta', exact: true }).click();
  await phone.getByText('2 röster kvar av 2').waitFor();
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: /Blanketter/ }).click();
  await status(phone).getByText('Rösten kom inte fram.', { exact: false }).waitFor();
  assert.equal(await status(phone).isVisible(), true, 'it is told where it can be seen while the room votes');
  assert.equal(await phone.getByText('2 röster kvar av 2').isVisible(), true);
  await phone.context().setOffline(false);

  await leader.context().setOffline(true);
  await leader.getByRole('button', { name: 'Paus', exact: true }).click();
  await status(leader).getByText('Inget har hänt i rummet.', { exact: false }).waitFor();
  await leader.context().setOffline(false);
  await leader.getByRole('button', { name: 'Samla inspel' }).click();
  await phone.getByLabel('Ditt inspel').waitFor();

  await phone.context().clearCookies();
  await say(phone, 'Efteråt');
  await status(phone).getByText('Du är inte med i workshoppen längre.', { exact: false }).waitFor();
  assert.equal(await phone.getByText('403').count(), 0);
  assert.deepEqual(await phone.locator('[data-waiting] li').allTextContents(), ['Efteråt']);
  await status(phone).getByRole('link', { name: 'Gå med i en workshop' }).click();
  await phone.getByLabel('Kod').fill(code);
  await phone.getByRole('button', { name: 'Gå med' }).click();
  await card(leader, 'Efteråt').waitFor();
});

test('what is taken back is in the field again, or listed where something else is being written', async () => {
  const leader = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  const { code } = await open(leader, 'Ångrat', ['Vad tar tid?']);
  const phone = await use.visit(PHONE, { allow: [/422/] });
  await join(phone, code);
  await leader.getByRole('button', { name: 'Ställ första frågan' }).click();
  await phone.getByLabel('Ditt inspel').waitFor();
  const own = (text) => phone.locator('[data-own] li', { hasText: text }).getByRole('button', { name: 'Ta tillbaka inspelet' });
  for (const text of ['Första', 'Andra']) {
    await say(phone, text);
    await own(text).waitFor();
  }
  await own('Första').click();
  await phone.waitForFunction(() => document.querySelector('[data-say] textarea').value === 'Första');
  await own('Andra').click();
  await unsent(phone).getByText('Andra').waitFor();
  await phone.getByRole('button', { name: 'Lägg tillbaka i fältet' }).click();
  assert.equal(await phone.getByLabel('Ditt inspel').inputValue(), 'Första Andra');
  assert.equal(await unsent(phone).count(), 0);
});
