// The notice's buttons; the notice itself is shown by classes that Blazor sets on it.
document.addEventListener('click', async event => {
  const action = event.target.closest?.('[data-reconnect]')?.dataset.reconnect;
  if (action === 'retry' && !(await Blazor.reconnect())) location.reload();
  if (action === 'reload') location.reload();
});
