// What a script can add to pages that work without one: a key to the search field, text that is kept until it is
// saved, a notice when someone else has changed the page, and a button that prints. The scheme is in theme.js.
(() => {
  'use strict';
  const body = document.body;

  // "/" leads to the search field, unless one is writing.
  document.addEventListener('keydown', (event) => {
    const writing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    const field = document.querySelector('[data-search]');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
  });

  // Text that is written stays in this browser until its form has been taken.
  const drawer = (field) => `rodtrad-keep:${location.pathname.split('/')[1]}:${field.dataset.keep}`;
  const inStorage = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null; // Storage may be closed or full; the server's own drafts then have to do.
    }
  };
  const restore = (root) => {
    for (const field of root.querySelectorAll('[data-keep]')) {
      const kept = inStorage((storage) => storage.getItem(drawer(field)));
      if (kept === null || kept === field.value) continue;
      const from = JSON.parse(kept);
      // Only what was written over the text that stands here now; anything else would undo a later change.
      if (from.over === field.defaultValue) {
        field.value = from.text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        inStorage((storage) => storage.removeItem(drawer(field)));
      }
    }
  };
  document.addEventListener('input', (event) => {
    const field = event.target;
    if (!field.dataset || !field.dataset.keep) return;
    inStorage((storage) => (field.value === field.defaultValue
      ? storage.removeItem(drawer(field))
      : storage.setItem(drawer(field), JSON.stringify({ over: field.defaultValue, text: field.value }))));
  });
  restore(document);
  document.addEventListener('htmx:after:swap', () => restore(document));

  // Tells that the page is no longer the last. One connection for the page that is looked at: browsers allow only six
  // to a server, and hidden pages would take them all.
  const seq = Number(body.dataset.seq);
  const region = document.querySelector('[data-changed]');
  let source = null;
  const listen = () => {
    if (source || document.hidden || !body.dataset.live || !region) return;
    source = new EventSource(body.dataset.live);
    source.addEventListener('seq', (event) => {
      if (Number(event.data) <= seq || region.children.length > 1) return;
      region.append(region.querySelector('template').content.cloneNode(true));
      hush();
    });
  };
  const hush = () => {
    if (source) source.close();
    source = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
  window.addEventListener('pagehide', hush);
  listen();
})();
