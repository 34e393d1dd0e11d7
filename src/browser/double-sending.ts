/** So long a form is held to be on its way. After that its sender may try again: no page has come of it. */
const UNDER_WAY_MS = 10_000;

/** A second press while a form is on its way does nothing. What somebody has changed since is another form, to be sent as well. */
export function guardAgainstDoubleSending(page: Document): void {
  const underWay = new WeakSet<HTMLFormElement>();
  page.addEventListener('submit', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || target.method !== 'post' || event.defaultPrevented) return;
    if (underWay.has(target)) event.preventDefault();
    underWay.add(target);
    setTimeout(() => underWay.delete(target), UNDER_WAY_MS);
  });
  page.addEventListener('input', ({ target }) => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form) underWay.delete(form);
  });
  // Shown again from the browser's memory, the page may send again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
