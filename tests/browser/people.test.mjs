// Someone is let in: added by the administrator, a link, a password, signing in, and out again when the account is closed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();
const PASSWORD = 'mossa gräver tre kantareller';

for (const [view, script] of [[DESKTOP, true], [PHONE, false]]) {
  test(`a person is added, chooses a password, and is kept out again (${view.name}, script: ${script})`, async () => {
    const email = script ? 'anna.ek@verket.se' : 'asa.ek@verket.se';
    const name = script ? 'Anna Ek' : 'Åsa Ek';
    const admin = await use.visit(view, { as: 'Administratör', script });
    await admin.goto(use.demo.url('/account'));
    await admin.getByRole('link', { name: 'Personer' }).click();
    await admin.getByRole('link', { name: 'Lägg till person' }).click();
    await admin.getByLabel('Namn').fill(name);
    await admin.getByLabel('E-postadress').fill(email);
    await admin.getByRole('button', { name: 'Lägg till', exact: true }).click();
    await admin.getByText('Personen är tillagd.', { exact: false }).waitFor();
    await admin.getByRole('button', { name: 'Gör en engångslänk' }).click();
    // The example calls itself localhost, where passkeys are good; the harness looks at it by its number.
    const shown = await admin.getByLabel('Skicka den här länken till personen').inputValue();
    const link = shown.replace('//localhost:', '//127.0.0.1:');
    assert.match(link, /\/tillvaxtverket\/welcome\?code=[\w-]{22}$/);
    if (script) await checkAccessible(admin);
    else await checkReflow(admin);

    const anna = await use.visit(view, { script, allow: [/422/] });
    await anna.goto(link);
    await anna.getByLabel('Nytt lösenord').fill('kort');
    await anna.getByRole('button', { name: 'Spara och logga in' }).click();
    await anna.locator('#password-error').waitFor();
    assert.equal(await anna.getByLabel('Nytt lösenord').inputValue(), '', 'a password never comes back');
    if (script) await checkAccessible(anna);
    await anna.getByLabel('Nytt lösenord').fill(PASSWORD);
    await anna.getByRole('button', { name: 'Spara och logga in' }).click();
    await anna.getByRole('link', { name: 'Inloggad som' }).waitFor();

    // Out, and in again with the keyboard alone.
    await anna.getByRole('button', { name: 'Logga ut' }).click();
    await anna.goto(use.demo.url('/sign-in'));
    await anna.getByLabel('E-postadress').focus();
    await anna.keyboard.type(email);
    await anna.keyboard.press('Tab');
    await anna.keyboard.type(PASSWORD);
    await anna.keyboard.press('Enter');
    await anna.getByRole('link', { name: 'Inloggad som' }).click();
    await anna.getByRole('heading', { name }).waitFor();

    const again = await use.visit(view, { script, allow: [/422/] });
    await again.goto(link);
    await again.getByRole('heading', { name: 'Länken går inte att använda' }).waitFor();
    if (script) await checkAccessible(again);

    await admin.getByRole('button', { name: 'Stäng kontot' }).click();
    await admin.getByText('Kontot är stängt, och personen är utloggad överallt.').waitFor();
    await anna.goto(use.demo.url('/account'));
    await anna.getByLabel('E-postadress').fill(email);
    await anna.getByLabel('Lösenord').fill(PASSWORD);
    await anna.getByRole('button', { name: 'Logga in', exact: true }).click();
    await anna.getByText('Adressen eller lösenordet stämmer inte.').first().waitFor();
  });
}
