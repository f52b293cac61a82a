// Sends the chosen files one after another with the form's own token and tells the page how far it is; a zip is answered line by line.
// Watching twice changes nothing. What is returned cancels what is under way.
export function watch(form, page) {
  if (!form || form.dataset.watched) return;
  form.dataset.watched = 'true';
  form.addEventListener('submit', event => {
    event.preventDefault();
    sendAll(form, page);
  });
}

export function cancel(form) {
  form?.sending?.abort();
}

async function sendAll(form, page) {
  const files = [...form.querySelector('input[type=file]').files];
  const token = form.querySelector('input[name=__RequestVerificationToken]');
  await page.invokeMethodAsync('StartedAsync', files.length);
  for (const file of files) {
    const answered = await send(form, token, file, files.length > 1, page);
    if (!answered) break;
  }
  await page.invokeMethodAsync('FinishedAsync');
}

function send(form, token, file, many, page) {
  const isZip = /\.zip$/i.test(file.name);
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append(token.name, token.value);
  body.append('file', file);
  form.sending = request;
  let told = 0;
  const tell = () => {
    const lines = request.responseText.split('\n');
    for (; told < lines.length - 1; told++) {
      const line = JSON.parse(lines[told]);
      if (line.count) page.invokeMethodAsync('FoundAsync', line.count);
      else page.invokeMethodAsync('AnsweredAsync', line);
    }
  };
  return new Promise(resolve => {
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) page.invokeMethodAsync('ProgressAsync', Math.floor(event.loaded / event.total * 100));
    });
    if (isZip) request.addEventListener('progress', tell);
    request.addEventListener('load', async () => {
      if (isZip) tell();
      else await page.invokeMethodAsync('AnsweredAsync', answerOf(request, file));
      resolve(true);
    });
    request.addEventListener('error', async () => {
      await page.invokeMethodAsync('AnsweredAsync', { name: file.name });
      resolve(true);
    });
    request.addEventListener('abort', () => resolve(false));
    request.open('POST', isZip ? form.dataset.bundle : form.action + (many ? '?many=true' : ''));
    request.send(body);
  });
}

function answerOf(request, file) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return { name: file.name };
  }
}
