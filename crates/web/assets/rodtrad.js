// What a script can add to pages that work without one: a key to the search field, text that is kept until it is
// saved, and a button that prints. The scheme is in theme.js.
(() => {
  'use strict';

  // "/" leads to the search field, unless one is writing.
  document.addEventListener('keydown', (event) => {
    const writing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    const field = document.querySelector('main [data-search]') || document.querySelector('[data-search]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // On a narrow screen the menu, and other rows of ways, scroll by themselves: where one is stands in sight.
  for (const row of document.querySelectorAll('.nav, .ways-in ul, .seg')) {
    const current = row.querySelector('[aria-current]');
    if (!current || row.scrollWidth <= row.clientWidth) continue;
    const [at, seen] = [current.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += at.left - seen.left - (seen.width - at.width) / 2;
  }

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
  });

  // Two clicks are one, in milliseconds: the second would take the place of the answer to the first, which may show what is
  // shown once. After all others, so that what a script sends itself is left to it.
  const TWO_CLICKS = 2_000;
  const sent = new WeakSet();
  window.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute('method') !== 'post') return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    setTimeout(() => sent.delete(form), TWO_CLICKS);
  });

  // Who signs out leaves nothing here but answer cards of verdict rounds, which are locked: an answer may not have come
  // through. Without cards the server's answer takes it all away.
  document.addEventListener('submit', (event) => {
    if (!new URL(event.target.action).pathname.endsWith('/sign-out')) return;
    try {
      const isCard = (name) => name.startsWith('verdict ');
      if (!Object.keys(localStorage).some(isCard)) return;
      for (const name of Object.keys(localStorage)) if (!isCard(name)) localStorage.removeItem(name);
      sessionStorage.clear();
      const keep = Object.assign(document.createElement('input'), { type: 'hidden', name: 'keep', value: 'cards' });
      event.target.append(keep);
    } catch {
      // Storage is closed, and holds nothing.
    }
  });

  // Text that is written stays in this browser until its form has been taken. What is kept is the text, and the text
  // that it was written over: it comes back by itself only where that still stands, and is otherwise shown beside.
  const drawers = `rodtrad-keep:${location.pathname.split('/')[1]}:`;
  const drawer = (field) => drawers + field.dataset.keep;
  const inStorage = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null; // Storage may be closed or full, or hold what another wrote; the page then does without.
    }
  };
  const find = (name) => inStorage((storage) => JSON.parse(storage.getItem(name)));
  const drop = (name) => inStorage((storage) => storage.removeItem(name));
  const dropAll = (which) => inStorage((storage) => Object.keys(storage)
    .filter((name) => name.startsWith(drawers) && which(find(name)))
    .forEach((name) => storage.removeItem(name)));

  const showBeside = (field, kept) => {
    const template = document.querySelector('template[data-kept]');
    if (!template || field.parentElement.querySelector('[data-kept-text]')) return;
    const note = template.content.cloneNode(true);
    note.querySelector('[data-kept-text]').textContent = kept.text;
    note.querySelector('button').addEventListener('click', (event) => {
      drop(drawer(field));
      event.target.closest('details').remove();
    });
    field.after(note);
  };
  const restore = (root) => {
    for (const field of root.querySelectorAll('[data-keep]')) {
      const kept = find(drawer(field));
      if (!kept) continue;
      if (kept.text === field.value) drop(drawer(field));
      else if (kept.over !== field.defaultValue) showBeside(field, kept);
      else {
        field.value = kept.text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
  };
  document.addEventListener('input', ({ target }) => {
    if (!target.dataset?.keep) return;
    const kept = { over: target.defaultValue, text: target.value };
    inStorage((storage) => storage.setItem(drawer(target), JSON.stringify(kept)));
  });
  // Also of the fields that stand outside their form, as those of a table's row do.
  const letGo = (form) => {
    for (const field of [...form.elements].filter((one) => one.dataset.keep)) {
      const kept = find(drawer(field));
      if (kept) inStorage((storage) => storage.setItem(drawer(field), JSON.stringify({ ...kept, sent: true })));
    }
  };
  document.addEventListener('submit', ({ target }) => {
    // Whoever signs out leaves nothing behind for the next one at the machine.
    if (target.action.endsWith('/sign-out')) dropAll(() => true);
    letGo(target);
  });
  document.addEventListener('rodtrad:discarded', ({ target }) => letGo(target));
  // A page that tells that something was done has taken what was sent. One with errors has what was typed in it.
  const settle = () => {
    if (document.querySelector('[data-done]')) dropAll((kept) => kept?.sent);
    restore(document);
  };
  settle();
  document.addEventListener('htmx:after:swap', settle);
})();
