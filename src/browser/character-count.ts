/** Keeps the number of letters below a long text right while one types. */
export function countCharacters(page: Document): void {
  const formats = new Intl.NumberFormat(page.documentElement.lang);
  for (const shown of page.querySelectorAll<HTMLElement>('[data-characters-of]')) {
    const input = page.getElementById(shown.dataset.charactersOf ?? '');
    if (!(input instanceof HTMLTextAreaElement)) continue;
    input.addEventListener('input', () => {
      shown.textContent = formats.format([...input.value].length);
    });
  }
}
