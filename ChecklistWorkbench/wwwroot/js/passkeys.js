// Passkeys: asks the server for the question, lets the browser answer it, and sends the answer with the page's own form.
// A browser without passkeys never sees these forms.
const able = typeof PublicKeyCredential === 'function'
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  && typeof PublicKeyCredential.prototype.toJSON === 'function';

async function answer(form) {
  const kind = form.dataset.passkey;
  const response = await fetch(`/account/passkey/${kind}-options`, { method: 'POST', body: new FormData(form) });
  if (!response.ok) throw new Error(`${response.status}`);
  const options = await response.json();
  return kind === 'creation'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function send(event) {
  const form = event.currentTarget;
  const message = form.querySelector('[data-passkey-message]');
  event.preventDefault();
  message.hidden = true;
  try {
    form.elements.Credential.value = JSON.stringify(await answer(form));
    form.submit();
  } catch {
    // Cancelled, timed out or refused: the browser has told the person which; the page says what to do.
    message.hidden = false;
  }
}

if (able) {
  document.querySelectorAll('[data-passkey-unsupported]').forEach(notice => { notice.hidden = true; });
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', send);
  }
}
