// Who else has the same statement open. Asked now and then while the page is looked at, which also says that one is
// here oneself; what is told changes only when it is another than before, so that nothing flickers or is read twice.
(() => {
  'use strict';
  const EVERY = 10_000;
  const others = document.querySelector('[data-others]');
  if (!others) return;
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(others.dataset.others, { method: 'POST' });
      if (!answer.ok) return;
      const told = document.createElement('template');
      told.innerHTML = await answer.text();
      if (told.innerHTML !== others.innerHTML) others.replaceChildren(told.content);
    } catch {
      // Without a connection nobody else is seen; what is typed is kept all the same.
    }
  };
  setInterval(ask, EVERY);
  document.addEventListener('visibilitychange', ask);
})();
