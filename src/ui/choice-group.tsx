import { Disclosure } from './disclosure.tsx';

export interface Choice {
  value: string;
  label: string;
  /** The label's language when it is not the page's. */
  lang?: string | undefined;
  /** How many things the choice gives, written out. */
  count: string;
  chosen: boolean;
}

interface ChoiceGroupProps {
  /** Unique on the page; also the name of the query parameter. */
  name: string;
  legend: string;
  choices: readonly Choice[];
  /** The form that the boxes belong to, by its id. */
  form: string;
  /** A page with all choices, when not all are here. */
  more?: { href: string; label: string } | undefined;
}

/** Boxes of one subject that opens on demand; open from the start when something in it is chosen. */
export function ChoiceGroup({ name, legend, choices, form, more }: ChoiceGroupProps) {
  return (
    <Disclosure summary={legend} open={choices.some(({ chosen }) => chosen)}>
      <fieldset className="choices">
        <legend className="visually-hidden">{legend}</legend>
        {choices.map((choice) => (
          <ChoiceBox key={choice.value} id={`${name}-${choice.value}`} name={name} form={form} choice={choice} />
        ))}
      </fieldset>
      {more && (
        <p>
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </Disclosure>
  );
}

function ChoiceBox({ id, name, form, choice }: { id: string; name: string; form: string; choice: Choice }) {
  return (
    <div className="choice">
      <input type="checkbox" id={id} name={name} value={choice.value} form={form} defaultChecked={choice.chosen} />
      <label htmlFor={id}>
        <span lang={choice.lang}>{choice.label}</span> <span className="choice-count">({choice.count})</span>
      </label>
    </div>
  );
}
