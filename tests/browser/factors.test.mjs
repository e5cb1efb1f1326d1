// More than a password: an app with codes, and a passkey in Chromium's own virtual authenticator.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();
const PASSWORD = 'mossa gräver tre kantareller';

// Passkeys are good at a name, never at a number.
const HERE = [/a request to another host: http:\/\/localhost/];
const at = (path) => use.demo.url(path).replace('127.0.0.1', 'localhost');

/** Adds a person, who chooses a password; gives a page where that person is signed in. */
async function withPerson(view, name, email, { script = true } = {}) {
  const admin = await use.visit(view, { as: 'Administratör', script });
  await admin.goto(use.demo.url('/people/new'));
  await admin.getByLabel('Namn').fill(name);
  await admin.getByLabel('E-postadress').fill(email);
  await admin.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await admin.getByRole('button', { name: 'Gör en engångslänk' }).click();
  const link = await admin.getByLabel('Skicka den här länken till personen').inputValue();
  const page = await use.visit(view, { script, allow: [/422/, ...HERE] });
  await page.goto(at(new URL(link).pathname.replace('/tillvaxtverket', '') + new URL(link).search));
  await page.getByLabel('Nytt lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await page.getByRole('link', { name: 'Inloggad som' }).waitFor();
  return page;
}

/** The code that an app with this secret shows now. */
function code(secret) {
  const bits = [...secret.replace(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const from = hash[19] & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const set = (method, values) => session.send(`WebAuthn.${method}`, { authenticatorId, ...values });
  return {
    isThere: (enabled) => set('setAutomaticPresenceSimulation', { enabled }),
    knows: (isUserVerified) => set('setUserVerified', { isUserVerified }),
    keys: async () => (await set('getCredentials')).credentials,
    give: (credential) => set('addCredential', { credential }),
    clear: () => set('clearCredentials'),
  };
}

const signOut = async (page) => {
  await page.getByRole('button', { name: 'Logga ut' }).first().click();
  await page.goto(at('/sign-in'));
};

test('a passkey is added, used alone and as a second step, renamed and removed', async () => {
  const page = await withPerson(DESKTOP, 'Nina Nyckel', 'nina.nyckel@verket.se');
  const own = await authenticator(page);
  await page.goto(at('/account'));
  await page.getByRole('link', { name: 'Lägg till ett steg' }).click();
  await checkAccessible(page);
  await page.getByRole('link', { name: 'Lägg till en nyckel' }).click();
  await page.getByLabel('Namn').fill('Jobbtelefonen');
  await page.getByLabel('Ditt lösenord').fill(PASSWORD);
  await checkAccessible(page);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
  await page.getByRole('heading', { name: 'Återställningskoder' }).waitFor();
  assert.equal(await page.locator('.codes code').count(), 10);
  await checkAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Spara som fil' }).click(),
  ]);
  const saved = await readFile(await download.path(), 'utf8');
  assert.equal(saved.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/gm)?.length, 10, saved);
  await page.getByRole('link', { name: 'Jag har sparat koderna' }).click();
  await page.locator('input[name="name"][value="Jobbtelefonen"]').waitFor();
  await checkAccessible(page);

  // Alone, with the keyboard.
  await signOut(page);
  await checkAccessible(page);
  await page.getByRole('button', { name: 'Logga in med nyckel' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Inloggad som' }).waitFor();

  // As a second step.
  await signOut(page);
  await page.getByLabel('E-postadress').fill('nina.nyckel@verket.se');
  await page.getByLabel('Lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('heading', { name: 'Ett steg till' }).waitFor();
  await checkAccessible(page);
  await page.getByRole('button', { name: 'Använd en nyckel' }).click();
  await page.getByRole('link', { name: 'Inloggad som' }).waitFor();

  // A copy whose counter stands where it stood is refused.
  const [copy] = await own.keys();
  assert.ok(copy.signCount > 1, 'it counts');
  await own.clear();
  await own.give({ ...copy, signCount: 0 });
  await signOut(page);
  await page.getByRole('button', { name: 'Logga in med nyckel' }).click();
  await page.getByText('Nyckeln gick inte att använda.', { exact: false }).first().waitFor();
  await own.clear();
  await own.give({ ...copy, signCount: copy.signCount + 10 });

  // Whom the authenticator does not know gets no answer from it, and can try again.
  await page.goto(at('/sign-in'));
  await own.knows(false);
  await page.getByRole('button', { name: 'Logga in med nyckel' }).click();
  await page.getByText('Ingen nyckel användes.', { exact: false }).waitFor();
  await checkAccessible(page);
  await own.knows(true);
  await page.getByRole('button', { name: 'Logga in med nyckel' }).click();
  await page.getByRole('link', { name: 'Inloggad som' }).waitFor();

  await page.goto(at('/account/factors'));
  await page.locator('input[name="name"]').fill('Telefonen');
  await page.getByRole('button', { name: 'Byt namn' }).click();
  await page.getByText('Nyckeln har fått sitt nya namn.').waitFor();
  await page.getByRole('link', { name: 'Ta bort Telefonen' }).click();
  await page.getByLabel('Ditt lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await page.getByText('Nyckeln är borttagen.', { exact: false }).waitFor();
});

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`an app is added and asked for (${view.name}, script: ${script})`, async () => {
    const email = script ? 'adam.app@verket.se' : 'ada.app@verket.se';
    const page = await withPerson(view, script ? 'Adam App' : 'Ada App', email, { script });
    await page.goto(at('/account/factors/app'));
    await page.getByLabel('Ditt lösenord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByRole('img', { name: 'QR-kod att läsa av med appen' }).waitFor();
    if (script) await checkAccessible(page);
    else await checkReflow(page);
    const secret = await page.locator('code.secret').innerText();
    await page.getByLabel('Kod', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Lägg till appen' }).click();
    await page.locator('#code-error').waitFor();
    if (script) await checkAccessible(page);
    await page.getByLabel('Kod', { exact: true }).fill(code(secret));
    await page.getByRole('button', { name: 'Lägg till appen' }).click();
    await page.getByRole('heading', { name: 'Återställningskoder' }).waitFor();
    if (!script) await checkReflow(page);
    const [recovery] = await page.locator('.codes code').allInnerTexts();
    await page.getByRole('link', { name: 'Jag har sparat koderna' }).click();
    await page.getByText('Appen är tillagd', { exact: false }).first().waitFor();

    await signOut(page);
    await page.getByLabel('E-postadress').fill(email);
    await page.getByLabel('Lösenord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await page.getByRole('heading', { name: 'Ett steg till' }).waitFor();
    if (script) await checkAccessible(page);
    else await checkReflow(page);
    await page.goto(at('/account'));
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    await page.goto(at('/sign-in/second'));
    await page.getByLabel('Kod', { exact: true }).fill(recovery.toLowerCase());
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await page.getByRole('link', { name: 'Inloggad som' }).waitFor();
  });
}

test('without script the page says that passkeys need it, and the other ways remain', async () => {
  const page = await withPerson(PHONE, 'Utan Skript', 'utan.skript@verket.se', { script: false });
  await signOut(page);
  await page.getByText('Nycklar kräver en webbläsare', { exact: false }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Logga in med nyckel' }).count(), 0);
  await checkReflow(page);
  await page.getByLabel('E-postadress').fill('utan.skript@verket.se');
  await page.getByLabel('Lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('link', { name: 'Inloggad som' }).waitFor();
});
