import type { DraftAnswer } from './draft-sending.ts';

/** Shows what the server found in the fields that somebody has typed into; the others are left as they are until asked. */
export function showRemarks(
  form: HTMLFormElement,
  findings: NonNullable<DraftAnswer['findings']>,
  touched: ReadonlySet<string>,
): void {
  for (const field of form.querySelectorAll<HTMLElement>('[data-field]')) {
    const id = field.dataset.field ?? '';
    if (!touched.has(id)) continue;
    const own = findings.filter(({ fieldId }) => fieldId === id || id.startsWith(`${fieldId}-`));
    const box = document.getElementById(`${id}-messages`);
    box?.replaceChildren(...own.map(remark));
    const isWrong = own.some(({ kind }) => kind === 'error');
    for (const input of field.querySelectorAll('input, textarea, select')) {
      if (isWrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
  }
}

function remark({ kind, text }: { readonly kind: string; readonly text: string }): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.className = kind;
  paragraph.textContent = text;
  return paragraph;
}
