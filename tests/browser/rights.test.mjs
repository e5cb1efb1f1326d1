// Rights in scopes, as people meet them: a deputy is named and acts, a body gets a member. By mouse with script, and on a
// phone without.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

// The second finds what the first has left, so another becomes a member.
for (const [view, script, member] of [[DESKTOP, true, 'Strateg'], [PHONE, false, 'Analytiker']]) {
  test(`a deputy is named, is told so on every page, and ends it (${view.name}, script: ${script})`, async () => {
    const strategist = await use.visit(view, { as: 'Strateg', script, allow: [/422/] });
    await strategist.goto(use.demo.url('/account'));
    await strategist.getByRole('link', { name: 'Dina vikarier' }).click();
    const last = await strategist.getByLabel('Från och med').inputValue();
    await strategist.getByRole('combobox', { name: 'Vikarie', exact: true }).fill('Ingen Alls');
    await strategist.getByLabel('Till och med').fill(last);
    await strategist.getByRole('button', { name: 'Utse', exact: true }).click();
    await strategist.getByText('Ingen i katalogen heter', { exact: false }).first().waitFor();
    assert.equal(await strategist.getByRole('combobox', { name: 'Vikarie', exact: true }).inputValue(), 'Ingen Alls');
    if (script) await checkAccessible(strategist);
    await strategist.getByRole('combobox', { name: 'Vikarie', exact: true }).fill('Revisor');
    await strategist.getByRole('button', { name: 'Utse', exact: true }).click();
    await strategist.getByText('Vikarien är utsedd.').waitFor();

    const deputy = await use.visit(view, { as: 'Revisor', script });
    await deputy.goto(use.demo.url('/'));
    await deputy.getByText('För Strateg: strateg, till och med', { exact: false }).waitFor();
    if (script) await checkAccessible(deputy);
    else await checkReflow(deputy);
    await deputy.goto(use.demo.url('/account/deputies'));
    await deputy.getByRole('button', { name: 'Avsluta' }).click();
    await deputy.getByText('Vikariatet är avslutat.').waitFor();
    await deputy.goto(use.demo.url('/'));
    assert.equal(await deputy.getByText('För Strateg:', { exact: false }).count(), 0);
  });

  test(`a body gets a member, who leaves (${view.name}, script: ${script})`, async () => {
    const admin = await use.visit(view, { as: 'Administratör', script });
    await admin.goto(use.demo.url('/bodies'));
    await admin.getByRole('link', { name: 'Chefsgruppen' }).click();
    await admin.getByText('Lägg till ledamot').first().click();
    await admin.getByLabel('Namn').first().fill(member);
    await admin.getByRole('button', { name: 'Lägg till ledamot' }).click();
    await admin.getByText('Ledamoten är tillagd.').waitFor();
    if (script) await checkAccessible(admin);
    else await checkReflow(admin);
  });
}
