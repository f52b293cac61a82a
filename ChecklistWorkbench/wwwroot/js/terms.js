// Escape puts away the explanation of a glossary term that is shown, and nothing else on the screen; it comes back with the next visit.
addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const shown = [...document.querySelectorAll('.term:hover, .term:focus-within')].filter(term => !term.classList.contains('put-away'));
  if (shown.length === 0) return;
  for (const term of shown) term.classList.add('put-away');
  event.stopPropagation();
}, true);
for (const leaving of ['pointerout', 'focusout'])
  document.addEventListener(leaving, event => {
    const term = event.target.closest?.('.term');
    if (term && !term.contains(event.relatedTarget)) term.classList.remove('put-away');
  });
