// The workspace's browser side: what must work while the server is out of reach, and what must not travel with each key.
// A text typed here is kept in local storage at once, sent as a draft after two seconds, and saved when the field is left.
import { keep, keysFrom, read } from './storage.js';

const DRAFT_AFTER = 2000, SAVE_AFTER = 30000, RETRY_AFTER = 2000, ANSWER_WITHIN = 6000;
const keyOf = (scope, response, field) => `cw:draft:${scope}:${response}:${field}`;
const isTyping = element => element?.matches?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

// A call over a connection that is down neither answers nor fails; saving the same text twice changes nothing, so asking again is safe.
const inTime = call => Promise.race([call, new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN))]);

/* ---- one open editor ---- */

class Field {
  constructor(editor, input) {
    this.editor = editor;
    this.input = input;
    this.name = input.dataset.field;
    this.saved = editor.texts[this.name];
    this.basedOn = editor.revision;
    this.isText = input.tagName === 'TEXTAREA' || input.type === 'text';
    this.key = keyOf(editor.scope, editor.response, this.name);
    input.addEventListener('compositionstart', () => { this.composing = true; });
    input.addEventListener('compositionend', () => { this.composing = false; this.typed(); });
    input.addEventListener('input', () => { if (!this.composing) this.typed(); });
    input.addEventListener(this.isText ? 'blur' : 'change', () => this.save());
    fit(input);
    if (this.isDirty) this.isText ? this.typed() : this.save(); // keys that came before this script did
  }

  get isDirty() { return this.input.value !== this.saved; }

  typed() {
    fit(this.input);
    if (!this.isText) return;
    keep(this.key, this.isDirty ? { text: this.input.value, basedOn: this.basedOn, at: Date.now() } : null);
    this.editor.show('draft');
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.sendDraft(), DRAFT_AFTER);
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.save(), SAVE_AFTER);
    this.editor.writing();
  }

  async sendDraft() {
    if (this.composing || !this.isDirty || this.editor.gone) return;
    try {
      await inTime(this.editor.dotnet.invokeMethodAsync('DraftAsync', this.name, this.input.value, this.basedOn));
      this.drafted = true;
    } catch { this.editor.show('unsent'); }
  }

  // Saves what stands in the field. Runs again by itself while the server is out of reach; never during conversion.
  async save() {
    clearTimeout(this.draftTimer);
    clearTimeout(this.saveTimer);
    if (this.composing || this.saving || this.conflicted) return;
    if (!this.isDirty) { this.forget(); return; }
    const text = this.input.value;
    this.saving = true;
    if (!this.unsent) this.editor.show('saving');
    try {
      const answer = await inTime(this.editor.dotnet.invokeMethodAsync('SaveAsync', this.name, text, this.basedOn));
      this.saving = this.unsent = false;
      if (answer.result === 'saved') this.landed(text, answer);
      else { this.conflicted = answer.result === 'conflict'; this.editor.show(answer.result, answer.message); }
    } catch {
      this.saving = false;
      this.unsent = true;
      this.editor.show('unsent');
      if (!this.editor.gone) setTimeout(() => this.save(), RETRY_AFTER);
    }
  }

  landed(text, answer) {
    this.saved = text;
    this.basedOn = answer.revision;
    this.drafted = false;
    if (this.isDirty) this.typed();
    else { keep(this.key, null); this.editor.show('saved', answer.message); }
  }

  // Back at the saved text: nothing is left to keep, here or on the server.
  forget() {
    keep(this.key, null);
    if (!this.drafted) return;
    this.drafted = false;
    this.editor.dotnet.invokeMethodAsync('ForgetDraftAsync', this.name).catch(() => { this.drafted = true; });
  }

  // Someone else saved this field and the user has not touched it: show theirs.
  refresh(text, revision) {
    if (this.isDirty || this.saving) return;
    this.basedOn = revision;
    if (text === this.saved) return;
    this.saved = this.input.value = text;
    fit(this.input);
  }

  // The user's word on a conflict: their text, on top of what the other saved.
  resolve(text, saved, revision, saveNow) {
    this.conflicted = false;
    this.saved = saved;
    this.basedOn = revision;
    this.input.value = text;
    this.typed();
    if (saveNow || text === saved) this.save();
    else this.input.focus();
  }
}

class Editor {
  constructor(root, dotnet, options) {
    Object.assign(this, options);
    this.root = root;
    this.dotnet = dotnet;
    this.status = root.querySelector('[data-status]');
    this.fields = new Map([...root.querySelectorAll('[data-field]')].map(input => [input.dataset.field, new Field(this, input)]));
    root.addEventListener('keydown', event => this.key(event));
    const wanted = options.focus && this.fields.get(options.focus);
    if (!root.contains(document.activeElement)) (wanted ?? this.fields.values().next().value)?.input.focus();
    root.dataset.ready = '';
  }

  get gone() { return !this.root.isConnected; }

  show(state, message) {
    if (!this.status) return;
    this.status.dataset.state = state;
    this.status.textContent = message ?? this.status.dataset[state] ?? '';
  }

  writing() {
    const now = Date.now();
    if (now - (this.told ?? 0) < 5000) return;
    this.told = now;
    this.dotnet.invokeMethodAsync('WritingAsync').catch(() => { this.told = 0; });
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const call = name => { event.preventDefault(); event.stopPropagation(); leaveThen(this.dotnet, name, this); };
    if (event.key === 'Escape') call('close');
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) call('nextUnanswered');
    else if (event.altKey && event.key === 'ArrowDown') call('next');
    else if (event.altKey && event.key === 'ArrowUp') call('previous');
  }

  async saveAll() { for (const field of this.fields.values()) if (field.isDirty) await field.save(); }
}

async function leaveThen(dotnet, name, editor) {
  await editor.saveAll();
  await dotnet.invokeMethodAsync('LeaveAsync', name).catch(() => editor.show('unsent'));
}

const editors = new Map();

export function openEditor(root, dotnet, options) {
  if (!root?.isConnected) return {}; // The editor went while this was on its way.
  for (const [response, old] of editors) if (old.gone) editors.delete(response);
  const editor = new Editor(root, dotnet, options);
  editors.set(options.response, editor);
  const offered = {};
  for (const [name, field] of editor.fields) {
    const kept = read(field.key);
    if (kept && kept.text !== field.saved) offered[name] = kept;
    else if (kept) keep(field.key, null);
  }
  return offered;
}

export const refreshField = (response, name, text, revision) => editors.get(response)?.fields.get(name)?.refresh(text, revision);
export const resolveField = (response, name, text, saved, revision, saveNow) => editors.get(response)?.fields.get(name)?.resolve(text, saved, revision, saveNow);
export const textOf = (response, name) => editors.get(response)?.fields.get(name)?.input.value ?? '';

/* ---- texts kept in the browser ---- */

// Texts of this person that never reached the server: response, field, text, basedOn, at.
export function keptTexts(scope) {
  const prefix = `cw:draft:${scope}:`;
  return keysFrom(prefix).map(key => {
    const [response, field] = key.slice(prefix.length).split(':');
    return { response, field, ...read(key) };
  }).filter(kept => typeof kept.text === 'string');
}

export const forgetText = (scope, response, field) => keep(keyOf(scope, response, field), null);

/* ---- keys, focus, sizes ---- */

const SHORTCUTS = { j: 'next', ArrowDown: 'next', k: 'previous', ArrowUp: 'previous', n: 'nextUnanswered', e: 'edit', Enter: 'edit', '/': 'search', '?': 'help', g: 'guide', d: 'discussion', r: 'records', h: 'history', u: 'unchanged', c: 'changed', x: 'noLongerApplies' };
let shortcutsAbort;

export function listen(dotnet) {
  shortcutsAbort?.abort();
  shortcutsAbort = new AbortController();
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || event.target.closest?.('dialog, [role=dialog], .rz-dialog')) return;
    const name = SHORTCUTS[event.key];
    if (!name || (event.key.length === 1 && !singleKeys())) return;
    if ((event.key === 'Enter' || event.key.startsWith('Arrow')) && !event.target.closest?.('[data-item]')) return;
    if (event.key === 'Enter' && event.target.matches('button, a, summary') && !event.target.matches('[data-objective]')) return;
    event.preventDefault();
    dotnet.invokeMethodAsync('ShortcutAsync', name);
  }, { signal: shortcutsAbort.signal });
  document.querySelector('.ws')?.setAttribute('data-ready', '');
}

export const stopListening = () => shortcutsAbort?.abort();
export const singleKeys = () => localStorage.getItem('cw:single-keys') !== 'off';
export const setSingleKeys = on => localStorage.setItem('cw:single-keys', on ? 'on' : 'off');

export function focusItem(number) {
  const row = document.querySelector(`[data-item="${number}"]`);
  row?.querySelector('[data-objective]')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

export function scrollToCategory(chapter) {
  document.getElementById(`category-${chapter}`)?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

export const focusElement = selector => document.querySelector(selector)?.focus();

// A text area as tall as its text; browsers that know field-sizing do it themselves.
function fit(input) {
  if (input.tagName !== 'TEXTAREA' || CSS.supports('field-sizing', 'content')) return;
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight + 2}px`;
}

/* ---- downloads ---- */

// Fetches a file and hands it to the browser; answers the file's name, or throws with the status.
export async function download(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(String(response.status));
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name ? decodeURIComponent(name) : 'download';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return link.download;
}
