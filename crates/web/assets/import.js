// A table that was pasted on the page of a plan comes along to the page where tables are pasted, and stands in its box.
// There, Ctrl+Enter shows what would happen.
(() => {
  'use strict';
  const NAME = 'rodtrad-pasted';
  const box = document.querySelector('form[data-import] textarea');
  if (box) {
    try {
      const text = sessionStorage.getItem(NAME);
      sessionStorage.removeItem(NAME);
      if (text && !box.value) {
        box.value = text;
        box.focus();
      }
    } catch {
      // Storage may be closed; the table is then pasted once more.
    }
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      box.form.requestSubmit();
    });
  }
  document.addEventListener('paste', (event) => {
    const link = document.querySelector('main.unit-plan [data-paste]');
    const text = event.clipboardData?.getData('text/plain') || '';
    const field = event.target.closest?.('input, textarea, select');
    // In a field a line of text is what it is; cells of a spreadsheet have tabs between them.
    if (!link || (field ? !field.closest('#plan-table') || !text.includes('\t') : !/[\t\n]/.test(text.trim()))) return;
    event.preventDefault();
    try {
      sessionStorage.setItem(NAME, text);
    } catch {
      // Too large, or closed: the box is there to paste in.
    }
    location.assign(link.href);
  });
})();
