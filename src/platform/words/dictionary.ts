/** One way to understand a form of a word. */
export interface Analysis {
  /** `työvoimakoulutus` of `työvoimakoulutuksessa`; proper names begin with a capital. */
  readonly baseForm: string;
  /** Letters of each part of a compound in this form: 3, 5, 13 of `työ|voima|koulutuksessa`. */
  readonly partLengths: readonly number[];
  /** A verb used as a noun: the base form of `kehittämisen` is `kehittää`. */
  readonly isVerbalNoun: boolean;
  readonly isGenitive: boolean;
  readonly isProperName: boolean;
}

/** What knows the words of a language. */
export interface Dictionary {
  /** Changes when other answers are to be expected. */
  readonly version: string;
  /** Every way to understand a form; none when the word is unknown. */
  analyse(word: string): readonly Analysis[];
}
