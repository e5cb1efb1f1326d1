// What a script adds to the search page: the arrow keys walk from the field through the hits and back, and a screen
// reader is told how many there are when they change. The hits as one types are htmx's.
(() => {
  'use strict';
  const found = document.querySelector('[data-found]');
  const field = document.querySelector('main [data-search]');
  if (!found || !field) return;

  const hits = () => [...found.querySelectorAll('[data-hit]')];
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = hits();
    const at = all.indexOf(document.activeElement);
    const inField = document.activeElement === field;
    let to = null;
    if (event.key === 'ArrowDown' && (inField || at >= 0)) to = all[at + 1];
    else if (event.key === 'ArrowUp' && at >= 0) to = all[at - 1] || field;
    else if (event.key === 'Escape' && at >= 0) to = field;
    if (!to) return;
    event.preventDefault();
    to.focus();
  });

  const told = document.querySelector('[data-found-told]');
  document.addEventListener('htmx:after:swap', () => {
    told.textContent = found.querySelector('[data-found-count]')?.textContent ?? '';
  });
})();
