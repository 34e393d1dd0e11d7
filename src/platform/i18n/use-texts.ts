import { createContext, useContext } from 'react';
import { type Texts, textsFor } from './texts.ts';

const TextsContext = createContext<Texts>(textsFor('fi'));

/** Gives the page its language: `<TextsProvider value={textsFor('sv')}>`, once, at the root. */
export const TextsProvider = TextsContext.Provider;

/** The texts and formats of the page's language, in any component. Elsewhere (loaders, CLI, PDF) use `textsFor`. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
