/**
 * Makes a file field a place to drop files on, tells which are chosen, and says before they are sent that they are too large. What is
 * dropped is added to what was chosen before.
 */
export function acceptDroppedFiles(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>('[data-file-drop]')) {
    const input = place.querySelector<HTMLInputElement>('input[type="file"]');
    if (input) enhance(place, input);
  }
}

function enhance(place: HTMLElement, input: HTMLInputElement): void {
  const invitation = place.ownerDocument.createElement('p');
  invitation.className = 'file-drop-here';
  invitation.textContent = place.dataset.dropHere ?? '';
  input.before(invitation);
  const chosen = place.ownerDocument.createElement('div');
  chosen.className = 'file-drop-chosen';
  chosen.setAttribute('role', 'status');
  input.after(chosen);
  const tell = () => tellChosen(place, input, chosen);
  input.addEventListener('change', tell);
  acceptDrops(place, (files) => {
    input.files = joined(input.files, files);
    tell();
  });
  tell();
}

function acceptDrops(place: HTMLElement, take: (files: FileList) => void): void {
  place.classList.add('is-ready');
  place.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    place.classList.add('is-over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('is-over'));
  place.addEventListener('drop', (event) => {
    place.classList.remove('is-over');
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}

/** A file that was chosen already is not there twice. */
function joined(before: FileList | null, added: FileList): FileList {
  const files = new Map([...(before ?? []), ...added].map((file) => [keyOf(file), file]));
  const all = new DataTransfer();
  for (const file of files.values()) all.items.add(file);
  return all.files;
}

function keyOf({ name, size, lastModified }: File): string {
  return `${name} ${size} ${lastModified}`;
}

function tellChosen(place: HTMLElement, input: HTMLInputElement, chosen: HTMLElement): void {
  const files = [...(input.files ?? [])];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const isTooLarge = bytes > Number(place.dataset.fileDrop);
  input.setCustomValidity(isTooLarge ? (place.dataset.tooLarge ?? '') : '');
  chosen.replaceChildren(
    ...(files.length > 0 ? [namesOf(place, files, bytes)] : []),
    ...(isTooLarge ? [warning(place)] : []),
  );
}

/** Beyond so many, names help nobody. */
const mostNames = 20;

function namesOf(place: HTMLElement, files: readonly File[], bytes: number): HTMLElement {
  const page = place.ownerDocument;
  const size = new Intl.NumberFormat(page.documentElement.lang, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  const told = page.createElement('div');
  const title = page.createElement('p');
  title.className = 'file-drop-here';
  title.textContent = `${place.dataset.chosen ?? ''}: ${files.length} (${size.format(Math.ceil(bytes / 1000))})`;
  const list = page.createElement('ul');
  for (const file of files.slice(0, mostNames)) {
    const item = page.createElement('li');
    item.textContent = `${file.name} (${size.format(Math.ceil(file.size / 1000))})`;
    list.append(item);
  }
  if (files.length > mostNames) list.append('…');
  told.append(title, list);
  return told;
}

function warning(place: HTMLElement): HTMLElement {
  const told = place.ownerDocument.createElement('p');
  told.className = 'file-drop-error';
  told.textContent = place.dataset.tooLarge ?? '';
  return told;
}
