import { describe, expect, it } from 'vitest';
import { finnishRoot, finnishRoots } from './finnish-root.ts';

describe('the root of a Finnish word', () => {
  it.each([
    ['koulutus koulutuksen koulutusta koulutuksessa koulutuksia koulutusten koulutuksiin koulutuksessaan'],
    ['hanke hankkeen hanketta hankkeita hankkeissa hankkeiden hankkeensa hankkeeseen hankkeet'],
    ['tutkinto tutkinnon tutkintoja tutkintojen tutkintoihin tutkinnot'],
    ['työtön työttömän työtöntä työttömien työttömille työttömiä'],
    ['työttömyys työttömyyden työttömyyttä työttömyyteen'],
    ['asiakas asiakkaan asiakasta asiakkaita asiakkaiden asiakkaana'],
    ['nainen naiset naisten naisia naista naisille'],
    ['maakunta maakunnan maakuntia maakuntien maakunnissa maakuntaan'],
    ['kehittäminen kehittämisen kehittämistä kehittämiseen kehittämisessä'],
    ['työpaikka työpaikan työpaikkoja työpaikalla työpaikkaan'],
    ['opiskelija opiskelijan opiskelijoita opiskelijoiden opiskelijoille'],
    ['kaupunki kaupungin kaupungit kaupunkeja kaupungissa'],
    ['mielenterveys mielenterveyden mielenterveyttä'],
    ['Sodankylä Sodankylän Sodankylässä'],
  ])('is one for %s', (forms) => {
    expect(new Set(forms.split(' ').map(finnishRoot)).size).toBe(1);
  });

  it('tells different words apart', () => {
    for (const [a = '', b = ''] of [
      ['työttömyys', 'työtön'],
      ['toimisto', 'toiminta'],
      ['hanke', 'hankinta'],
    ]) {
      expect(finnishRoot(a)).not.toBe(finnishRoot(b));
    }
  });

  it('has another form where a k disappears', () => {
    expect(finnishRoots('tuki')).toEqual(['tuk', finnishRoot('tuen')]);
    expect(finnishRoots('koulutus')).toEqual(['koulutu']);
  });
});
