// Light, dark or as the system says. Everything else works without script.
(() => {
  const root = document.documentElement;
  const key = 'rodtrad-scheme';
  const show = (scheme) => { root.dataset.colorScheme = scheme; };
  try {
    show(localStorage.getItem(key) || 'auto');
  } catch {
    // Storage may be closed to us; the system's scheme then stands.
  }
  // One listener on the document: the button may be replaced by a later swap of the page.
  document.addEventListener('click', (event) => {
    if (!event.target.closest('[data-theme-toggle]')) return;
    const next = getComputedStyle(root).colorScheme === 'dark' ? 'light' : 'dark';
    show(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // The choice then lasts for this page.
    }
  });
})();
