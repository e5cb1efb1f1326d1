// From draft to decision: a reason is missing, consultation, taken back, proposed, decided, in force on a date, sealed.
// After that no way exists to change it, and the proof is verified without the server.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { DESKTOP, PHONE, checkAccessible, demoBinary, withDemo } from './harness.mjs';

const use = withDemo();
const run = promisify(execFile);

const COURSE = '/revisions/6/course';
const open = (page, path) => page.goto(use.demo.url(path));

test('a revision goes all the way, and is then sealed', async () => {
  const strategist = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/, /409/] });
  await open(strategist, COURSE);
  await checkAccessible(strategist);

  // What lacks a reason is listed, each with the way to mend it; until then nothing can be proposed.
  await strategist.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await strategist.getByRole('heading', { name: 'En sak behöver rättas' }).waitFor();
  await strategist.getByRole('link', { name: 'Skriv skälet' }).first().click();
  await strategist.getByLabel('Skäl till ändringen').fill('Kortare och lika tydligt.');
  await strategist.getByRole('button', { name: 'Spara', exact: true }).click();
  await strategist.getByText('Formuleringen är sparad.').waitFor();

  // On consultation the text rests; taken back it can be written in again.
  await open(strategist, COURSE);
  await strategist.getByLabel('Till vem').fill('Alla chefer');
  await strategist.getByLabel('Svar senast').fill('2018-12-01');
  await strategist.getByRole('button', { name: 'Skicka på samråd' }).click();
  await strategist.getByText('Revisionen är på samråd.').waitFor();
  await open(strategist, '/revisions/6/statements/40');
  assert.match(strategist.url(), /\/revisions\/6$/);
  await open(strategist, COURSE);
  await strategist.getByLabel('Skäl', { exact: true }).first().fill('Ett svar ändrar 2.2.');
  await strategist.getByRole('button', { name: 'Ta tillbaka' }).click();
  await strategist.getByText('Revisionen är utkast igen.').waitFor();

  await strategist.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await strategist.getByText('Revisionen är föreslagen.').waitFor();

  // The secretary records what the board decided. What is wrong stands at its field, and nothing typed is lost.
  const secretary = await use.visit(DESKTOP, { as: 'Styrelsens sekreterare', allow: [/422/] });
  await open(secretary, COURSE);
  await secretary.getByRole('link', { name: 'Anteckna beslutet' }).click();
  await checkAccessible(secretary);
  await secretary.getByLabel('Diarienummer').fill('1.3.1-2018-5001');
  await secretary.getByLabel('Beslutsdag').fill('2018-11-20');
  await secretary.getByLabel('Gäller från').fill('2019-03-01');
  await secretary.getByRole('button', { name: 'Anteckna beslutet' }).click();
  await secretary.getByText('har inte kommit än', { exact: false }).first().waitFor();
  assert.equal(await secretary.getByLabel('Diarienummer').inputValue(), '1.3.1-2018-5001');
  await secretary.getByLabel('Beslutsdag').fill('2018-11-14');
  await secretary.getByRole('button', { name: 'Anteckna beslutet' }).click();
  await secretary.getByText('är antecknat och förseglat', { exact: false }).waitFor();
  await checkAccessible(secretary);
  const decision = new URL(secretary.url()).pathname;

  // Adopted, in force on a date: as of that day it steers, the day before it does not.
  await open(strategist, '/?as-of=2019-02-28');
  await strategist.getByText('Gällande 2019-01-01', { exact: false }).waitFor();
  await open(strategist, '/?as-of=2019-03-01');
  await strategist.getByText('1.3.1-2018-5001').waitFor();

  // No way to change it: the editor leads to the document, and a form that was open is refused.
  await open(strategist, '/revisions/6/statements/40');
  assert.match(strategist.url(), /\/revisions\/6$/);
  await open(strategist, COURSE);
  assert.equal(await strategist.getByRole('button', { name: /Föreslå|Dra tillbaka|Ta tillbaka/ }).count(), 0);

  // Anyone can check it, here and without the server.
  const anyone = await use.visit(PHONE);
  await anyone.goto(use.demo.address + decision);
  await anyone.getByRole('link', { name: 'Kontrollera nu' }).or(anyone.getByRole('button', { name: 'Kontrollera nu' })).click();
  await anyone.getByText('Stämmer med kontrollpunkt', { exact: false }).filter({ visible: true }).waitFor();

  const folder = await mkdtemp(join(tmpdir(), 'rodtrad-proof-'));
  try {
    const [proof, checkpoint] = [join(folder, 'proof.json'), join(folder, 'checkpoint.txt')];
    for (const [file, tail] of [[proof, '/proof'], [checkpoint, '/checkpoint']]) {
      const download = anyone.waitForEvent('download');
      await anyone.evaluate((address) => { location.href = address; }, use.demo.address + decision + tail);
      await (await download).saveAs(file);
    }
    await run(demoBinary(), ['verify', '--proof', proof, '--checkpoint', checkpoint]);
    await assert.rejects(run(demoBinary(), ['verify', '--proof', checkpoint, '--checkpoint', proof]));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('whoever may not, meets no way in', async () => {
  const reader = await use.visit(DESKTOP, { as: 'Medarbetare', allow: [/403/] });
  await open(reader, COURSE);
  assert.equal(await reader.locator('main').getByRole('button').count(), 0);
  const answer = await open(reader, '/revisions/6/statements/40');
  assert.equal(answer.status(), 403);
  const anyone = await use.visit(DESKTOP, { allow: [/404/, /403/] });
  await anyone.goto(use.demo.url('/revisions/6/course'));
  assert.match(anyone.url(), /\/sign-in/, 'a draft is not shown to the public');
});
