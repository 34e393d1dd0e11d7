interface SearchFormProps {
  /** For fields outside the form that belong to it. */
  id?: string;
  action: string;
  /** Name of the query parameter. */
  name: string;
  label: string;
  hint?: string;
  submitLabel: string;
  value?: string | undefined;
  /** On the front page, larger. */
  prominent?: boolean;
}

/** A search field that asks by GET, so that a result has an address. */
export function SearchForm(props: SearchFormProps) {
  const { id, action, name, label, hint, submitLabel, value, prominent } = props;
  const field = `search-${name}`;
  return (
    <search>
      <form id={id} className={prominent ? 'search-form prominent' : 'search-form'} action={action} method="get">
        <label htmlFor={field}>{label}</label>
        {hint && (
          <p className="hint" id={`${field}-hint`}>
            {hint}
          </p>
        )}
        <div className="search-row">
          <input
            id={field}
            name={name}
            type="search"
            defaultValue={value}
            maxLength={200}
            aria-describedby={hint ? `${field}-hint` : undefined}
          />
          <button type="submit">{submitLabel}</button>
        </div>
      </form>
    </search>
  );
}
