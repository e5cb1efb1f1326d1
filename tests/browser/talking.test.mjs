// Comments and notices, as people meet them: one is left with a mention chosen by keyboard, the colleague is told and answers;
// the same on a phone without script; the bar has room for the count; the browser's own notices are for those who want them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withDemo } from './harness.mjs';

const use = withDemo();

test('a colleague is mentioned from a list by keyboard, is told, reads and answers', async () => {
  const writer = await use.visit(DESKTOP, { as: 'Regelutredare' });
  await writer.goto(use.demo.url('/statements/40'));
  await checkAccessible(writer);
  await writer.locator('#comments summary').first().focus();
  await writer.keyboard.press('Enter');
  const field = writer.locator('#comments textarea');
  // What is folded away cannot have the focus until it is there.
  await field.waitFor();
  await field.focus();
  await writer.keyboard.type('Kan du räkna om det, @juri');
  const list = writer.getByRole('listbox');
  await list.getByRole('option', { name: 'Jurist', exact: true }).waitFor();
  await checkAccessible(writer);
  // The list is walked and left with the keyboard; what is chosen stands in the text.
  await writer.keyboard.press('Escape');
  assert.equal(await list.count(), 0);
  await writer.keyboard.type('s');
  await list.getByRole('option').first().waitFor();
  await writer.keyboard.press('ArrowDown');
  await writer.keyboard.press('ArrowUp');
  const chosen = await list.locator('[aria-selected=true]').textContent();
  await writer.keyboard.press('Enter');
  assert.equal(await field.inputValue(), `Kan du räkna om det, @${chosen} `);
  await writer.keyboard.type('före torsdag?');
  await writer.locator('#comments').getByRole('button', { name: 'Kommentera' }).click();
  await writer.getByText('Din kommentar är sparad.').waitFor();
  await writer.getByText('före torsdag?').waitFor();
  await checkAccessible(writer);

  const reader = await use.visit(DESKTOP, { as: chosen });
  await reader.goto(use.demo.url('/'));
  await reader.getByRole('link', { name: /Notiser, .*oläst/ }).click();
  await checkAccessible(reader);
  await reader.getByRole('link', { name: 'Regelutredare nämnde dig' }).click();
  await reader.waitForURL(/statements\/40#comment-\d+/);
  await reader.locator('.comments > li:target').getByRole('link', { name: 'Svara' }).click();
  await checkAccessible(reader);
  await reader.locator('#answer textarea').fill('Det gör jag.');
  await reader.getByRole('button', { name: 'Skicka svaret' }).click();
  await reader.getByText('Ditt svar är sparat.').waitFor();

  await writer.goto(use.demo.url('/notices'));
  await writer.getByRole('link', { name: `${chosen} svarade på din kommentar` }).waitFor();
  await writer.getByRole('button', { name: 'Markera alla som lästa' }).click();
  await writer.getByRole('link', { name: 'Notiser, inga olästa' }).waitFor();
  await checkAccessible(writer);
});

test('without script, on a phone: a first name is refused with those that fit, and a comment is taken back', async () => {
  const writer = await use.visit(PHONE, { as: 'Strateg', script: false, allow: [/422/] });
  await writer.goto(use.demo.url('/comments/on/statement-40'));
  await checkReflow(writer);
  await writer.getByLabel('Kommentar', { exact: true }).fill('@Regel, hinner du?');
  await writer.getByRole('button', { name: 'Kommentera' }).click();
  await writer.getByText(/De här passar: .*Regelutredare/).first().waitFor();
  await checkReflow(writer);
  assert.equal(await writer.getByLabel('Kommentar', { exact: true }).inputValue(), '@Regel, hinner du?');
  await writer.getByLabel('Kommentar', { exact: true }).fill('Utan skript.');
  await writer.getByRole('button', { name: 'Kommentera' }).click();
  await writer.getByText('Din kommentar är sparad.').waitFor();
  await checkReflow(writer);
  const own = writer.locator('.comments > li', { hasText: 'Utan skript.' }).last();
  await own.locator('a:has(time)').click();
  await checkReflow(writer);
  await writer.getByRole('button', { name: 'Ta tillbaka kommentaren' }).click();
  await writer.getByText('Din kommentar är återtagen.').waitFor();
  assert.equal(await writer.getByText('Utan skript.').count(), 0);
});

test('the bar has room for nine entries, a long name and a count, in both languages', async () => {
  for (const width of [1280, 1425, 1440]) {
    for (const language of ['sv', 'en']) {
      const view = { ...DESKTOP, name: `${width} ${language}`, width };
      const page = await use.visit(view, { as: 'Strateg' });
      await page.goto(use.demo.url(`/notices?lang=${language}`));
      assert.ok(await page.locator('.bell .waiting').count(), 'there is a count');
      const wrong = await page.evaluate(() => {
        const bar = document.querySelector('.top > .wrap');
        const edge = document.documentElement.clientWidth;
        const outside = [...bar.querySelectorAll('a, button, input')].filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width > 1 && (box.right > edge + 0.5 || box.left < -0.5);
        });
        const shown = [...bar.querySelectorAll('.nav a, .tools a, .tools button')].filter((one) => one.getBoundingClientRect().width > 1);
        const crossed = shown.filter((one, at) => shown.slice(at + 1).some((other) => {
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          return a.left + 0.5 < b.right && b.left + 0.5 < a.right && a.top + 0.5 < b.bottom && b.top + 0.5 < a.bottom;
        }));
        const bell = bar.querySelector('.bell');
        return {
          outside: outside.map((one) => one.textContent),
          crossed: crossed.map((one) => one.textContent),
          scrolls: document.documentElement.scrollWidth > edge,
          cut: bell.scrollWidth > bell.clientWidth + 1,
        };
      });
      assert.deepEqual(wrong, { outside: [], crossed: [], scrolls: false, cut: false }, `${width} ${language}`);
    }
  }
});

test('on paper there is what was said, and no form', async () => {
  const page = await use.visit(DESKTOP, { as: 'Strateg' });
  await page.goto(use.demo.url('/comments/on/revision-6'));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.comments .remark').first().isVisible());
  assert.equal(await page.locator('main button:visible').count(), 0);
});

test('the browser shows a notice of its own while a page is open, to whoever has asked for it', async () => {
  const reader = await use.visit(DESKTOP, { as: 'Jurist' });
  // What the browser would show, and that it may.
  await reader.addInitScript(() => {
    window.shown = [];
    window.Notification = class {
      static permission = 'granted';
      constructor(title, options) { window.shown.push(`${title}: ${options.body}`); }
      addEventListener() {}
    };
  });
  await reader.goto(use.demo.url('/account/notices'));
  await reader.getByText('Webbläsaren tillåter notiser.', { exact: false }).waitFor();
  await reader.getByLabel('Visa webbläsarens notiser').check();
  await checkAccessible(reader);
  await reader.getByRole('button', { name: 'Spara valen' }).click();
  await reader.getByText('Dina val är sparade.').waitFor();

  const writer = await use.visit(DESKTOP, { as: 'Strateg' });
  await writer.goto(use.demo.url('/comments/on/statement-40'));
  await writer.getByLabel('Kommentar', { exact: true }).fill('@Jurist nu.');
  await writer.getByRole('button', { name: 'Kommentera' }).click();
  await writer.getByText('Din kommentar är sparad.').waitFor();
  await reader.waitForFunction(() => window.shown.length > 0);
  const shown = await reader.evaluate(() => window.shown);
  assert.equal(shown.length, 1);
  assert.match(shown[0], /^Strateg nämnde dig: /);
});
