// Has the browser fetch a file to its disk, as if a link to it had been clicked: whatever becomes of that, the page stays.
export function fetchFile(address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
