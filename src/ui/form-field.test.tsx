import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { textsFor } from '#platform/i18n/texts.ts';
import { TextsProvider } from '#platform/i18n/use-texts.ts';
import { FieldGroup, FormField } from './form-field.tsx';
import { BoxInput, ChoiceInput, LineInput, LongInput } from './form-input.tsx';
import { KeptForm } from './kept-form.tsx';

const draw = (element: ReactElement) =>
  renderToStaticMarkup(<TextsProvider value={textsFor('en')}>{element}</TextsProvider>);

describe('a field', () => {
  const field = draw(
    <FormField
      id="sum"
      label="Summa"
      labelLang="fi"
      optional
      hint="In euros"
      messages={[{ kind: 'error', text: 'No' }]}
    >
      {(attributes) => <LineInput name="sum" value="x" attributes={attributes} of="number" />}
    </FormField>,
  );

  it('has a label in its own language, and says that it may be left out', () => {
    expect(field).toContain(
      '<label for="sum" lang="fi">Summa<span class="field-mark" lang="en"> (optional)</span></label>',
    );
  });

  it('is described by its hint and its remarks, and invalid when one is an error', () => {
    expect(field).toContain('aria-describedby="sum-hint sum-messages"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('<div class="field-messages" id="sum-messages"><p class="error">No</p></div>');
  });

  it('of several inputs is a group under its name', () => {
    const group = draw(
      <FieldGroup id="time" label="Time">
        {(attributesFor) => <LineInput name="from" value="" attributes={attributesFor('from')} of="date" />}
      </FieldGroup>,
    );
    expect(group).toMatch(/^<fieldset class="form-field" data-field="time"><legend>Time<\/legend>/);
    expect(group).toContain('id="from" aria-describedby="time-messages"');
  });
});

describe('an input', () => {
  const attributes = { id: 'a', 'aria-describedby': 'b', 'aria-invalid': undefined } as const;

  it('of a choice keeps a value that is not among the choices', () => {
    const choice = draw(<ChoiceInput name="a" value="Other" attributes={attributes} choices={['One', 'Two']} />);
    expect(choice).toContain('<option value="Other" selected="">Other</option>');
  });

  it('of a long text says how many letters it holds, an emoji being one', () => {
    expect(draw(<LongInput name="a" value="ab😀" attributes={attributes} />)).toContain('data-characters-of="a">3<');
  });

  it('of a box sends an empty value when it is not ticked', () => {
    const box = draw(<BoxInput name="a" value="yes" checked={false} attributes={attributes} />);
    expect(box).toMatch(/^<input type="hidden" name="a" value=""\/><input id="a"/);
  });
});

it('a kept form tells the script where to send, whose typing it is, and its words', () => {
  const form = draw(
    <KeptForm
      draftAddress="/en/draft"
      user="u1"
      formKey="thing:1"
      signInAddress="/en/sign-in"
      hidden={{ 'form-token': 't' }}
      actions="Save"
    >
      Fields
    </KeptForm>,
  );
  expect(form).toContain('data-kept-form="thing:1" data-user="u1" data-draft-address="/en/draft"');
  expect(form).toContain('<input type="hidden" name="form-token" value="t"/>');
  expect(form).toContain('role="status"');
  expect(form).not.toMatch(/<script|style=|onclick/);
});
