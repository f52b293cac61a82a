// The rating screen's keys. Single keys can be switched off in the workspace's help, for both screens.
import { singleKeys } from './workspace.js';

const isTyping = element => element?.matches?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
let abort;

export function listen(dotnet) {
  abort?.abort();
  abort = new AbortController();
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!document.querySelector('[data-review]') || !/^[0-5jk?]$/.test(event.key) || !singleKeys()) return;
    if (isTyping(event.target) || event.target.closest?.('dialog, [role=dialog], .rz-dialog')) return;
    event.preventDefault();
    dotnet.invokeMethodAsync('ShortcutAsync', event.key).catch(() => { /* the circuit is being restored; the key is pressed again */ });
  }, { signal: abort.signal });
  document.querySelector('[data-review]')?.setAttribute('data-ready', '');
}
