// Forms whose button asks the authenticator first: a passkey is made or used, and what it says is sent with the form.
// Without this script, or in a browser that knows no passkeys, the form stays hidden and the page says so.
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
  const named = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const options = async ({ options, optionsFrom }) => {
    if (options) return JSON.parse(options);
    const answer = await fetch(optionsFrom, { method: 'POST', headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`no options: ${answer.status}`);
    return answer.json();
  };
  const make = async (wanted) => {
    const publicKey = {
      ...wanted,
      challenge: bytes(wanted.challenge),
      user: { ...wanted.user, id: bytes(wanted.user.id) },
      excludeCredentials: named(wanted.excludeCredentials),
    };
    const { rawId, response } = await navigator.credentials.create({ publicKey });
    return { credential: rawId, 'client-data': response.clientDataJSON, attestation: response.attestationObject };
  };
  const use = async (wanted) => {
    const publicKey = { ...wanted, challenge: bytes(wanted.challenge), allowCredentials: named(wanted.allowCredentials) };
    const { rawId, response } = await navigator.credentials.get({ publicKey });
    return {
      credential: rawId,
      'client-data': response.clientDataJSON,
      'authenticator-data': response.authenticatorData,
      signature: response.signature,
      'user-handle': response.userHandle,
    };
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const problem = form.querySelector('[data-problem]');
    const button = form.querySelector('button[type="submit"]');
    form.hidden = false;
    form.parentElement.querySelector('[data-passkey-missing]')?.remove();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      try {
        const wanted = await options(form.dataset);
        const said = await (form.dataset.passkey === 'make' ? make : use)(wanted);
        for (const [name, value] of Object.entries(said)) form.elements.namedItem(name).value = text(value);
        form.submit();
      } catch {
        // Whoever closed the browser's question can press again; a challenge that was not answered is still good.
        problem.hidden = false;
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
