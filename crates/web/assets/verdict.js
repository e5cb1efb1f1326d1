// Answering a verdict round without a name: the browser makes a token, has it signed unseen while one is signed in, and
// sends the answer with the token and without the session. Where the browser cannot do so, the form is sent as it is, and
// the page says what that rests on.
(() => {
  'use strict';
  const form = document.querySelector('form[data-verdict]');
  if (!form || !window.BigInt || !window.crypto?.subtle) return;

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const { key, card, group, tokens, ballots, done, longest } = form.dataset;
  const modulus = bytes(key);
  const again = form.closest('[data-again]');
  const status = form.querySelector('[data-status]');
  const button = form.querySelector('button[type="submit"]');

  for (const text of form.querySelectorAll('[data-without-token]')) text.hidden = true;
  for (const text of form.querySelectorAll('[data-with-token]')) text.hidden = false;

  const tell = (text) => {
    status.textContent = text;
    status.hidden = false;
    status.focus();
  };
  const post = (address, fields, credentials) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });

  // Kept until the answer is sent: the token that was signed is the only one this person gets. It stays when the person
  // signs out, and is locked with what the page of this person alone has: who comes next at the computer cannot use it.
  const place = (async () => {
    const name = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`place ${card}`));
    return `verdict ${ballots} ${hex(new Uint8Array(name).slice(0, 8))}`;
  })();
  const lock = crypto.subtle.importKey('raw', bytes(card), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const kept = async () => {
    try {
      const { iv, locked } = JSON.parse(localStorage.getItem(await place));
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, await lock, bytes(locked));
      const value = JSON.parse(new TextDecoder().decode(plain));
      return value.key === key ? value : null;
    } catch {
      return null;
    }
  };
  const keep = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify({ key, ...value }));
    const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await lock, plain);
    try {
      localStorage.setItem(await place, JSON.stringify({ iv: hex(iv), locked: hex(new Uint8Array(locked)) }));
    } catch {
      // A browser that keeps nothing has to reach the server in one go.
    }
  };

  // The page knows that a token was signed, and no more. This browser knows whether the answer was taken.
  const show = async () => {
    const before = await kept();
    if (!before) return;
    document.querySelector('[data-taken]').hidden = true;
    document.querySelector('[data-thanks]').hidden = !before.sent;
    document.querySelector('[data-after]').hidden = !before.sent;
    again.hidden = !!before.sent;
  };
  if (again) show();

  const begun = async () => {
    const before = await kept();
    if (before?.token) return before;
    const token = BlindToken.random(32);
    const { blinded, inverse } = await BlindToken.blind(modulus, token);
    const made = { token: hex(token), blinded: hex(blinded), inverse: hex(inverse) };
    await keep(made);
    return made;
  };

  class Refused extends Error {}
  const refused = (answer) => {
    // Of a round that is over nothing is kept, nor a token that another one was signed before.
    if ([409, 410].includes(answer.status)) place.then((name) => localStorage.removeItem(name)).catch(() => {});
    return new Refused(form.dataset[`refused${answer.status}`] ?? form.dataset.failed);
  };

  const send = async (fields) => {
    const made = await begun();
    const signed = await post(tokens, { blinded: made.blinded }, 'same-origin');
    if (!signed.ok) throw refused(signed);
    const signature = await BlindToken.finalize(modulus, bytes(made.token), bytes(await signed.text()), bytes(made.inverse));
    const sent = await post(ballots, { ...fields, group, token: made.token, signature: hex(signature) }, 'omit');
    // A token that was used before was used by this browser, whose answer then came through and whose page did not hear.
    if (!sent.ok && sent.status !== 409) throw refused(sent);
    await keep({ sent: true });
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const scales = [...form.querySelectorAll('[data-scale]')];
    const missing = scales.filter((scale) => !data.get(scale.dataset.scale));
    for (const scale of scales) {
      scale.querySelector('[data-missing]').hidden = !missing.includes(scale);
    }
    if (missing.length) {
      missing[0].querySelector('input').focus();
      return;
    }
    const words = (data.get('words') ?? '').trim();
    if (Number(longest) < [...words].length) {
      tell(form.dataset.tooLong);
      return;
    }
    button.disabled = true;
    try {
      const marks = Object.fromEntries(scales.map(({ dataset: { scale } }) => [scale, data.get(scale)]));
      await send({ ...marks, words });
      location.replace(done);
    } catch (error) {
      tell(error instanceof Refused ? error.message : form.dataset.failed);
      button.disabled = false;
    }
  });
})();
