// A strategist writes the next revision: edits in place, loses the browser, meets a colleague, moves, takes back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, withDemo } from './harness.mjs';

const use = withDemo();

const PLANS = '/revisions/6/statements/40';
const TECHNOLOGY = '/revisions/6/statements/41';
const save = (page) => page.getByRole('button', { name: 'Spara', exact: true }).click();
const outline = (page) => page.getByRole('navigation', { name: 'Formuleringar i utkastet' });

test('clarity answers as one types, and what is typed is there after the browser was closed', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url(PLANS));
  await page.getByLabel('Formulering', { exact: true }).fill('Regionerna ska genomföra en samordning av kompetens');
  const review = page.getByRole('complementary', { name: 'Tydlighet' });
  await review.getByText('kan bli ”samordna”').first().waitFor();
  await page.locator('#difference ins').first().waitFor();
  await checkAccessible(page);
  await page.close();

  const again = await use.visit(DESKTOP, { as: 'Strateg' });
  await again.goto(use.demo.url(PLANS));
  assert.match(await again.getByLabel('Formulering', { exact: true }).inputValue(), /genomföra en samordning/);
  await again.getByRole('button', { name: 'Byt', exact: true }).first().click();
  await again.getByText('Bytt i texten nedan', { exact: false }).waitFor();
  assert.match(await again.getByLabel('Formulering', { exact: true }).inputValue(), /Regionerna ska samordna kompetens/);
  await again.goto(use.demo.url(PLANS));
  await again.getByRole('button', { name: 'Kasta den' }).click();
  await again.getByText('Den osparade texten är borta.').waitFor();
  assert.match(await again.getByLabel('Formulering', { exact: true }).inputValue(), /^Regioner, branscher/);
});

test('two who write the same: the second sees both texts, and no one overwrites the other unseen', async () => {
  const first = await use.visit(DESKTOP, { as: 'Strateg' });
  const second = await use.visit(DESKTOP, { as: 'Strateg', allow: [/409/] });
  await first.goto(use.demo.url(TECHNOLOGY));
  await second.goto(use.demo.url(TECHNOLOGY));

  // Both have begun before either saves: a page where nobody writes is shown again by itself, with the other's text in it.
  await second.getByLabel('Formulering', { exact: true }).fill('Fler små företag lönar sig på digital teknik');
  await first.getByLabel('Formulering', { exact: true }).fill('Fler små företag vågar använda ny teknik');
  await first.getByLabel('Skäl till ändringen').fill('Modet saknades.');
  await save(first);
  await first.getByText('Formuleringen är sparad.').waitFor();
  await second.getByText('Något har ändrats').waitFor();

  await save(second);
  await second.getByRole('heading', { name: 'Någon annan hann före' }).waitFor();
  await second.getByText('Fler små företag vågar använda ny teknik').first().waitFor();
  assert.match(await second.getByLabel('Formulering', { exact: true }).inputValue(), /lönar sig/);
  await checkAccessible(second);

  await second.getByRole('button', { name: 'Spara min text i stället' }).click();
  await second.getByText('Formuleringen är sparad.').waitFor();
  await second.getByRole('status').getByRole('button', { name: 'Ångra' }).click();
  await second.getByText('Ändringen är tillbakatagen.').waitFor();
  assert.match(await second.getByLabel('Formulering', { exact: true }).inputValue(), /vågar använda ny teknik/);
});

test('two who have the same statement open see each other, and neither loses what is typed', async () => {
  const first = await use.visit(DESKTOP, { as: 'Strateg' });
  const second = await use.visit(PHONE, { as: 'Chef, gd-staben' });
  await first.goto(use.demo.url(PLANS));
  await first.getByLabel('Skäl till ändringen').fill('Behoven är företagens.');
  const before = await first.getByLabel('Formulering', { exact: true }).boundingBox();
  await second.goto(use.demo.url(PLANS));
  await second.getByText('Strateg skriver också här.').waitFor({ timeout: 20_000 });
  await first.getByText('Chef, gd-staben har också den här sidan öppen.').waitFor({ timeout: 20_000 });
  assert.equal(await first.getByLabel('Skäl till ändringen').inputValue(), 'Behoven är företagens.');
  assert.deepEqual(await first.getByLabel('Formulering', { exact: true }).boundingBox(), before, 'the page moved');
  await checkAccessible(second);
});

test('two hundred thousand letters do not stop the page, and are told of at once', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg', allow: [/422/] });
  await page.goto(use.demo.url(TECHNOLOGY));
  const text = page.getByLabel('Formulering', { exact: true });
  const begun = Date.now();
  await text.evaluate((field) => {
    field.setRangeText('å '.repeat(100_000), 0, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.getByText('för lång för att granskas', { exact: false }).waitFor();
  await text.press('End');
  await text.press('x');
  assert.ok(Date.now() - begun < 5_000, `${Date.now() - begun} ms`);
  await save(page);
  await page.getByRole('link', { name: /^Formulering: Texten har 200\s001 tecken/ }).waitFor();
  assert.equal((await text.inputValue()).length, 200_001);
  await text.fill('Fler små företag vågar använda ny teknik');
  await page.getByRole('complementary', { name: 'Tydlighet' }).getByText('Riktning').waitFor();
});

test('a goal is moved with the keyboard alone, and by dragging', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url('/revisions/6/statements/46'));
  const goals = async () => (await outline(page).innerText()).match(/5\.\d .*/g);
  const before = await goals();
  await outline(page).getByRole('link', { name: /^5\.1 / }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByText('Formuleringen är flyttad.').waitFor();
  const moved = await goals();
  assert.equal(moved[1].slice(4), before[0].slice(4));

  await page.dragAndDrop('li[data-statement="46"] > a', 'li[data-statement="33"] > a');
  await page.getByText('Formuleringen är flyttad.').waitFor();
  await outline(page).getByRole('link', { name: /^3\.3 Regionerna/ }).waitFor();
});

for (const view of [DESKTOP, PHONE]) {
  test(`statements are added, merged, split, replaced and removed without script (${view.name})`, async () => {
    const page = await use.visit(view, { as: 'Strateg', script: false });
    const text = () => page.getByLabel('Formulering', { exact: true });
    const reason = () => page.getByLabel('Skäl', { exact: false });
    const at = (path) => page.goto(use.demo.url(path));
    const send = (name) => page.locator('main').getByRole('button', { name, exact: true }).click();

    await at('/revisions/6/additions?kind=goal');
    await text().fill('Fler kvinnor driver växande företag');
    await page.getByLabel('Plats').selectOption({ label: 'Affärsutveckling – Sist' });
    await reason().fill('Saknades.');
    await send('Lägg till');
    await page.getByText('Formuleringen är tillagd.').waitFor();
    const added = new URL(page.url()).pathname;

    await page.goto(use.demo.address + added + '/split');
    await page.getByLabel('Blir').fill('Fler kvinnor startar företag\nFler kvinnor låter sina företag växa');
    await reason().fill('Två saker.');
    await send('Dela');
    await page.getByText('Formuleringen är delad.').waitFor();
    const half = new URL(page.url()).pathname;

    await page.goto(use.demo.address + half + '/merger');
    await page.getByLabel('Fler kvinnor låter sina företag växa').check();
    await text().fill('Fler kvinnor driver företag som växer');
    await reason().fill('En sak ändå.');
    await send('Slå ihop');
    await page.getByText('Formuleringarna är hopslagna.').waitFor();
    const whole = new URL(page.url()).pathname;

    await page.goto(use.demo.address + whole + '/replacement');
    await text().fill('Fler grupper driver företag som växer');
    await reason().fill('Gäller fler.');
    await send('Ersätt');
    await page.getByText('Formuleringen är ersatt.').waitFor();
    const heir = new URL(page.url()).pathname;

    await page.goto(use.demo.address + heir + '/removal');
    await send('Ta bort');
    await page.getByRole('heading', { name: 'En sak behöver rättas' }).waitFor();
    await reason().fill('Ryms i det första målet.');
    await send('Ta bort');
    await page.getByText('Formuleringen är borttagen.').waitFor();
  });
}
