// Sends chosen or dropped files one after another as bare bytes, with the page's token, and tells the page how far it is. Watching twice changes nothing.
export function watch(area, page) {
  if (!area || area.dataset.watched) return;
  area.dataset.watched = 'true';
  const drop = area.querySelector('.drop');
  const input = area.querySelector('input[type=file]');
  input.addEventListener('change', async () => {
    const files = [...input.files];
    input.value = '';
    await sendAll(area, page, files);
  });
  for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, event => { event.preventDefault(); drop.classList.remove('over'); });
  drop.addEventListener('drop', event => sendAll(area, page, [...event.dataTransfer.files]));
}

export function cancel(area) {
  area?.sending?.abort();
}

async function sendAll(area, page, files) {
  if (files.length === 0) return;
  await page.invokeMethodAsync('StartedAsync');
  for (const file of files) {
    if (file.size > Number(area.dataset.most)) await page.invokeMethodAsync('RefusedAsync', file.name, null);
    else if (!await send(area, page, file)) break;
  }
  await page.invokeMethodAsync('FinishedAsync');
}

async function send(area, page, file) {
  const request = new XMLHttpRequest();
  area.sending = request;
  await page.invokeMethodAsync('ProgressAsync', file.name, 0);
  const outcome = await new Promise(resolve => {
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) page.invokeMethodAsync('ProgressAsync', file.name, Math.floor(event.loaded / event.total * 100));
    });
    for (const kind of ['load', 'error', 'abort']) request.addEventListener(kind, () => resolve(kind));
    request.open('POST', `${area.dataset.upload}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('RequestVerificationToken', area.querySelector('input[name=__RequestVerificationToken]').value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
  if (outcome === 'abort') return false;
  const answer = outcome === 'load' ? read(request) : {};
  if (answer.id) await page.invokeMethodAsync('TakenAsync', answer);
  else await page.invokeMethodAsync('RefusedAsync', file.name, answer.message ?? '');
  return true;
}

function read(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}
