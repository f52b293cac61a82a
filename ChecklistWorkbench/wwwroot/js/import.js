// Sends the chosen file with the form's own token and tells the page how far it is; watching twice changes nothing.
export function watch(form, page) {
  if (!form || form.dataset.watched) return;
  form.dataset.watched = 'true';
  form.addEventListener('submit', event => {
    event.preventDefault();
    send(form, page);
  });
}

function send(form, page) {
  const request = new XMLHttpRequest();
  request.responseType = 'json';
  request.upload.addEventListener('progress', event => {
    if (event.lengthComputable) page.invokeMethodAsync('ProgressAsync', Math.floor(event.loaded / event.total * 100));
  });
  request.addEventListener('load', () => {
    if (request.status === 200 && request.response?.file) page.invokeMethodAsync('ReceivedAsync', request.response.file);
    else page.invokeMethodAsync('RefusedAsync', request.response?.message ?? null);
  });
  request.addEventListener('error', () => page.invokeMethodAsync('RefusedAsync', null));
  request.open('POST', form.action);
  request.send(new FormData(form));
}
