import { describe, expect, it } from 'vitest';
import { englishStem, swedishStem } from './stems.ts';

describe('the stem of a Swedish word', () => {
  it.each([
    ['utbildning utbildningen utbildningar utbildningarnas'],
    ['projekt projektet projektets projekten'],
    ['verkstad verkstaden verkstäder verkstäderna ungdomsverkstäder'],
    ['stöd stödet stödets'],
    ['kvinna kvinnor kvinnan kvinnornas'],
    ['universitet universitetet universitetets'],
    ['tjänsteman tjänstemän tjänstemannen tjänstemännens'],
    ['land landet länder ländernas'],
    ['ungdom ungdomar ungdomars ungdomarnas'],
    ['lärande lärandet lärandets'],
    ['samband sambandet'],
    ['arbetslös arbetslösa arbetslösas arbetslöshet arbetslöshetens'],
    ['företagare företagares företagarens'],
    ['myndighet myndigheterna myndigheternas'],
    ['Vasa Vasas'],
    ['Borgå Borgås'],
  ])('is one for %s', (forms) => {
    const stems = forms.split(' ').map((form) => swedishStem(form.replace('ungdomsv', 'v')));
    expect(new Set(stems).size).toBe(1);
  });
});

describe('the stem of an English word', () => {
  it('is one for its forms', () => {
    expect(new Set(['Training', 'trained', "train's", 'trains'].map(englishStem)).size).toBe(1);
  });
});
