/** A second press while a form is on its way does nothing. */
export function guardAgainstDoubleSending(page: Document): void {
  const underWay = new WeakSet<HTMLFormElement>();
  page.addEventListener('submit', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLFormElement) || target.method !== 'post') return;
    if (underWay.has(target)) event.preventDefault();
    underWay.add(target);
  });
  // Shown again from the browser's memory, the page may send again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
