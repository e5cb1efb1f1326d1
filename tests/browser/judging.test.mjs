// What managers and staff think of the strategy: a round is opened, answered on a phone by keyboard and without script,
// closed and read. With script the answer leaves the browser without the session; the blind token that lets it in is that of
// RFC 9474, by its own vectors.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, signIn, tabTo, withDemo } from './harness.mjs';

const use = withDemo();
const open = (page, path) => page.goto(use.demo.url(path));
const file = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const ROUND = '/verdicts/3';

test('the script blinds and finalizes as RFC 9474 has it', async () => {
  const vector = JSON.parse(file('../vectors/blind-token.json'));
  const script = file('../../crates/web/assets/blind-token.js');
  const BlindToken = new Function(`${script}; return BlindToken;`)();
  const bytes = (name) => Uint8Array.from(Buffer.from(vector[name], 'hex'));
  const hex = (made) => Buffer.from(made).toString('hex');
  // The vector gives the inverse of what it blinds with; the inverse of that is what it blinds with.
  const modulus = BigInt(`0x${vector.modulus}`);
  const inverseOf = (value) => {
    let [before, rest, factorBefore, factor] = [modulus, value, 0n, 1n];
    while (rest) {
      const times = before / rest;
      [before, rest] = [rest, before - times * rest];
      [factorBefore, factor] = [factor, factorBefore - times * factor];
    }
    return ((factorBefore % modulus) + modulus) % modulus;
  };
  const blinding = inverseOf(BigInt(`0x${vector.inverse}`));
  const made = await BlindToken.blind(bytes('modulus'), bytes('message'), { salt: bytes('salt'), blinding });
  assert.equal(hex(made.blinded), vector.blinded);
  assert.equal(hex(made.inverse), vector.inverse);
  const signature = await BlindToken.finalize(bytes('modulus'), bytes('message'), bytes('signed'), made.inverse);
  assert.equal(hex(signature), vector.signature);
  const forged = bytes('signed');
  forged[300] ^= 1;
  await assert.rejects(BlindToken.finalize(bytes('modulus'), bytes('message'), forged, made.inverse), /no signature/);
});

test('the strategist asks for verdicts', async () => {
  const strategist = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  await open(strategist, '/revisions/5');
  await strategist.getByRole('link', { name: 'Fråga efter omdömen' }).click();
  assert.equal(await strategist.getByLabel('Gäller').inputValue(), '5');
  await strategist.getByRole('button', { name: 'Öppna' }).click();
  await strategist.getByRole('heading', { name: 'En sak behöver rättas' }).waitFor();
  await strategist.getByLabel('Tillfälle').fill('Chefsmöte 14 november');
  await strategist.getByRole('button', { name: 'Öppna' }).click();
  await strategist.getByText('Omgången är öppnad.', { exact: false }).waitFor();
  assert.match(strategist.url(), /\/verdicts\/3$/);
  await checkAccessible(strategist);
});

test('whoever hides words stands where they were, and sees what was done', async () => {
  const strategist = await use.visit(DESKTOP, { as: 'Strateg' });
  await open(strategist, '/verdicts/2');
  const words = strategist.locator('.quotes > li').nth(4);
  await words.getByText('Dölj').first().click();
  await words.getByRole('textbox').fill('Pekar ut en person');
  await words.getByRole('button', { name: 'Dölj' }).click();
  await strategist.waitForURL(/#words-/);
  const place = strategist.locator('.quotes > li:target');
  const [told, next] = [await strategist.locator('[data-done]').boundingBox(), await place.boundingBox()];
  assert.ok(0 <= told.y && told.y + told.height <= next.y && next.y < DESKTOP.height, JSON.stringify({ told, next }));
  await checkAccessible(strategist);
});

test('a manager answers on a phone, by keyboard, and the answer leaves without the session', async () => {
  const manager = await use.visit(PHONE, { as: 'Chef, Digital utveckling' });
  await open(manager, '/to-do');
  await manager.getByRole('link', { name: 'Säg vad du tycker om strategin' }).click();
  await manager.getByText('Ditt svar skickas utan inloggning', { exact: false }).waitFor();
  assert.equal(await manager.getByText('kör inte det skript', { exact: false }).isVisible(), false);
  await checkAccessible(manager);
  await checkReflow(manager);
  const send = manager.getByRole('button', { name: 'Skicka svaret' });
  await send.click();
  assert.equal(await manager.getByText('Välj en siffra', { exact: false }).filter({ visible: true }).count(), 3);

  const sent = [];
  manager.on('request', (request) => sent.push(request));
  for (const question of ['Lätt att ta till sig', 'En tydlig röd tråd', 'En riktning pekas ut']) {
    const first = manager.getByRole('group', { name: question }).getByRole('radio').first();
    await tabTo(manager, first);
    for (let step = 0; step < 3; step += 1) await manager.keyboard.press('ArrowRight');
  }
  await tabTo(manager, manager.getByLabel('Några ord', { exact: false }));
  await manager.keyboard.type('Nu hänger det ihop.');
  await tabTo(manager, send);
  await manager.keyboard.press('Enter');
  await manager.getByText('Tack, ditt svar är räknat.').waitFor();
  await checkAccessible(manager);

  const to = (tail) => sent.find((request) => new URL(request.url()).pathname.endsWith(tail));
  const [token, ballot] = [to('/token'), to('/ballots')];
  const cookies = async (request) => (await request.allHeaders()).cookie ?? '';
  assert.match(await cookies(token), /session/, 'the token is signed for who is signed in');
  assert.equal(await cookies(ballot), '', 'the answer comes from nobody');
  assert.doesNotMatch(token.postData(), /Nu|easy-to-take-in/, 'nothing of the answer goes with the name');
  const [blinded, shown] = [token, ballot].map((request) => new URLSearchParams(request.postData()));
  assert.equal(blinded.get('blinded').length, 512);
  assert.notEqual(blinded.get('blinded'), shown.get('signature'));
  assert.equal(to(`${ROUND}/answer`)?.method() ?? 'GET', 'GET', 'the form itself was never sent');

  await open(manager, '/to-do');
  await manager.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await manager.getByRole('link', { name: 'Säg vad du tycker om strategin' }).count(), 0);
});

test('an answer that was lost on the way is sent with the same token', async () => {
  const manager = await use.visit(DESKTOP, { as: 'Chef, Analys', allow: [/Failed to load/, /net::/] });
  await open(manager, `${ROUND}/answer`);
  await manager.route('**/ballots', (route) => route.abort());
  const fill = async () => {
    for (const radio of await manager.getByRole('radio', { name: /^4$/ }).all()) await radio.check();
    await manager.getByRole('button', { name: 'Skicka svaret' }).click();
  };
  await fill();
  await manager.getByText('Svaret kom inte fram.', { exact: false }).waitFor();
  await manager.unroute('**/ballots');
  // Nothing says that it is counted, also when one has signed out meanwhile, and nobody else here can send it.
  const again = async (who) => {
    await manager.getByRole('button', { name: 'Logga ut' }).click();
    await signIn(manager, use.demo, who);
    await open(manager, `${ROUND}/answer`);
  };
  await again('Chef, Statistik');
  await manager.getByRole('button', { name: 'Skicka svaret' }).waitFor();
  assert.equal(await manager.getByText('Ditt svar kom aldrig fram.', { exact: false }).isVisible(), false);
  await again('Chef, Analys');
  await manager.getByText('Ditt svar kom aldrig fram.', { exact: false }).waitFor();
  await fill();
  await manager.getByText('Tack, ditt svar är räknat.').waitFor();
});

test('without script the page says what that rests on, and takes the answer', async () => {
  for (const who of ['Chef, Statistik', 'Chef, It', 'Chef, HR', 'Chef, Ekonomi']) {
    const page = await use.visit(PHONE, { as: who, script: false, allow: [/422/] });
    await open(page, `${ROUND}/answer`);
    await page.getByText('kör inte det skript', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Skicka svaret' }).click();
    await page.getByRole('heading', { name: 'Tre saker behöver rättas' }).waitFor();
    for (const radio of await page.getByRole('radio', { name: /^5/ }).all()) await radio.check();
    await page.getByRole('button', { name: 'Skicka svaret' }).click();
    await page.getByText('Svaret är räknat. Tack!').waitFor();
  }
});

for (const view of [DESKTOP, PHONE]) {
  test(`what it came to is read when it is closed (${view.name})`, async () => {
    const strategist = await use.visit(view, { as: 'Strateg' });
    await open(strategist, ROUND);
    const close = strategist.getByRole('button', { name: 'Stäng och räkna' });
    if (await close.count()) await close.click();
    await strategist.getByText('6 av', { exact: false }).first().waitFor();
    await strategist.getByText('Nu hänger det ihop.').waitFor();
    await strategist.getByRole('heading', { name: 'Mot förra omgången' }).waitFor();
    assert.equal(await strategist.getByRole('heading', { name: 'Chefer och medarbetare' }).count(), 0);
    await checkAccessible(strategist);
    await checkReflow(strategist);
  });
}
