// Words typed into a form are kept in this browser until the server has them: neither a lost connection nor a reload takes them away.
import { keep, keysFrom, read } from './storage.js';

const KINDS = 'textarea[id], input[type=text][id]';
const entry = (scope, field) => `${scope}/${field}`;
const keys = scope => keysFrom(entry(scope, ''));

// All of a form, once it was sent or given up.
export function forget(scope) {
  for (const key of keys(scope)) keep(key, null);
}

// One field that the server has now, unless more was typed meanwhile.
export function forgetField(scope, field, text) {
  if (read(entry(scope, field))?.text === text) keep(entry(scope, field), null);
}

// The form is what the notice stands in. With data-saves-fields each field is saved when it is left, and what is put back is saved on a click only.
// Returns the ids of the fields that have kept words and are not there yet; they get them when they appear.
export function open(notice, scope) {
  if (!notice?.isConnected) return []; // The form went while this was on its way.
  const form = notice.parentElement, savesFields = 'savesFields' in notice.dataset;
  const part = name => notice.querySelector(`[data-${name}]`);
  const before = new Map(), back = new Set(), gone = new AbortController();
  const fields = () => form.querySelectorAll(KINDS);
  const tell = field => field.dispatchEvent(new Event('change', { bubbles: true }));

  function show(words) {
    if (words) part('words').textContent += (part('words').textContent && '\n') + words;
    for (const name of savesFields ? ['back', 'save'] : ['back']) part(name).hidden = back.size === 0;
    part('changed').hidden = part('words').hidden = !part('words').textContent;
    notice.hidden = false;
  }

  function begin(field) {
    if (before.has(field)) return;
    before.set(field, field.value);
    const key = entry(scope, field.id), kept = read(key);
    if (!kept) return;
    if (kept.text === field.value) return keep(key, null);
    if (kept.from !== field.value) return show(kept.text); // Somebody wrote there meanwhile: their words stay in the field.
    back.add(field);
    field.value = kept.text;
    if (!savesFields) tell(field);
    show();
  }

  function typed(field) {
    const text = field.value, from = before.get(field) ?? '';
    keep(entry(scope, field.id), text === from ? null : { text, from });
  }

  function save() {
    for (const field of back) {
      field.focus();
      tell(field);
    }
  }

  function drop() {
    for (const field of back) {
      field.value = before.get(field);
      if (!savesFields) tell(field);
    }

    forget(scope);
    (back.values().next().value ?? fields()[0])?.focus();
  }

  function end() {
    watch.disconnect();
    gone.abort();
  }

  const watch = new MutationObserver(() => notice.isConnected ? fields().forEach(begin) : end());
  const on = (target, kind, act) => target.addEventListener(kind, event => notice.isConnected ? act(event) : end(), { signal: gone.signal });
  const onWords = (kind, act) => on(form, kind, event => { if (event.target.matches(KINDS) && !event.isComposing) act(event.target); });
  onWords('input', typed);
  onWords('compositionend', typed);
  if (savesFields) onWords('focusin', field => { if (!back.has(field)) before.set(field, field.value); });
  on(notice, 'click', event => {
    const act = event.target.closest('[data-save]') ? save : event.target.closest('[data-drop]') ? drop : null;
    if (!act) return;
    act();
    back.clear();
    part('words').textContent = '';
    notice.hidden = true;
  });
  fields().forEach(begin);
  watch.observe(form, { childList: true, subtree: true });
  form.dataset.keeps = '';
  return keys(scope).map(key => key.slice(entry(scope, '').length)).filter(id => !before.has(document.getElementById(id)));
}
