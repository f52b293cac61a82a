// Words kept in this browser until the server has them.

export function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

// Without a value the key is forgotten. Where the storage is full or forbidden the words are still in their field.
export function keep(key, value) {
  try { value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key); } catch { /* see above */ }
}

export const keysFrom = prefix => Object.keys(localStorage).filter(key => key.startsWith(prefix));
