// The browser side of writing a message: the text lives here until the server has it, so that a lost connection loses nothing.
import { keep, keysFrom, read } from './storage.js';

const ANSWER_WITHIN = 8000;
const inTime = call => Promise.race([call, new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN))]);

// What follows the scope in the keys of kept messages: the thread, or nothing for a new one.
export const keptMessages = scope => keysFrom(scope).map(key => key.slice(scope.length));

export function openComposer(root, dotnet, key) {
  if (!root?.isConnected) return; // The form went while this was on its way.
  const text = root.querySelector('textarea'), status = root.querySelector('[data-status]');
  let sending = false, composing = false;
  text.value ||= read(key) ?? '';
  const typed = () => keep(key, text.value.trim() ? text.value : null);

  async function send() {
    if (sending || composing) return;
    sending = true;
    status.textContent = '';
    try {
      const refusal = await inTime(dotnet.invokeMethodAsync('SendAsync', text.value));
      if (refusal) { status.textContent = refusal; text.focus(); }
      else { text.value = ''; keep(key, null); }
    } catch { if (root.isConnected) status.textContent = status.dataset.unsent; }
    sending = false;
  }

  text.addEventListener('compositionstart', () => { composing = true; });
  text.addEventListener('compositionend', () => { composing = false; typed(); });
  text.addEventListener('input', () => { if (!composing) typed(); });
  text.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  });
  root.addEventListener('click', event => { if (event.target.closest('[data-send]')) send(); });
  root.dataset.ready = '';
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}
