import type { Register } from './register.ts';

/** Every kind of page there is: what it is called, and where one is, behind the language (`/fi`). */
export const pageKinds: Readonly<Record<string, (register: Register) => string | Promise<string>>> = {
  'the front page': () => '',
  'the list of projects': () => '/projects',
  'the second page of the list': () => '/projects?page=2',
  'a search': () => '/projects?q=ty%C3%B6llisyys',
  'a search that finds nothing': () => '/projects?q=xyzzyx',
  'a page behind the end of the list': () => '/projects?page=999',
  'the register on a day': () => '/projects?on=2012-01-31',
  'the register on a day before all': () => '/projects?on=1995-01-01',
  'a list narrowed by many things': () =>
    '/projects?q=koulutus&period=2007-2013&region=19&status=ended&money=100000-250000&from=2008-01-01&sort=name',
  'a list of the projects of a figure': () => '/projects?figure=personsRealised&theme=employment',
  'a search with a typing error': () => '/projects?q=tyollisyyss',
  'all values of a facet': () => '/projects/values/municipality',
  'the statistics': () => '/statistics',
  'the statistics by priority': () => '/statistics?by=priority&show=euState&fund=ESR',
  'a project of 2007–2013': (register) => ofForm(register, 'esr-2007'),
  'a project of 2007–2013 with many links': () => '/projects/S11829',
  'a project of 2014–2020': (register) => ofForm(register, 'esr-2014'),
  'a project of 2014–2020 with several versions': () => '/projects/S20193',
  'a project of 2021–2027': (register) => ofForm(register, 'esf-2021'),
  'a project described in English': (register) => ofForm(register, 'esr-2014-en'),
  'a project of the regional fund of 2007–2013': (register) => ofForm(register, 'eakr-2007'),
  'a project of the regional fund of 2014–2020': (register) => ofForm(register, 'eakr-2014'),
  'technical assistance': (register) => ofForm(register, 'esr-2007-assistance'),
  'a project with partners': async (register) =>
    addressOf(
      await register.projectWhere(({ fields }) => Array.isArray(fields.partners) && fields.partners.length > 0),
    ),
  'a text cut off': async (register) => addressOf(await register.projectWhere(({ truncated = false }) => truncated)),
  'a text with unrecognised parts': () => '/projects/S12846',
  'an earlier version from a list': () => '/projects/S20193?on=2016-12-31',
  'a version by its permanent address': async (register) => {
    const { code, version } = await register.project('S11829');
    return `/projects/${code}/versions/${version}`;
  },
  'the open trainings': () => '/training',
  'open trainings that there are not': () => '/training?q=xyzzyx&field=07&region=19',
  'a training that is not open': () => '/training/999999',
  'saving a search': () => '/alerts?q=koulutus&region=19',
  'a link of a mail that is not valid any more': () => '/alerts/manage/nobodys',
  'an organisation with a Y-tunnus': () => '/organisations/2296962-1',
  'an organisation known by its name alone': (register) => register.organisationByName(),
  'an organisation that there is not': () => '/organisations/2296962-2',
  'a comparison of projects of two periods': () => '/compare?code=S11829&code=S20193',
  'a comparison with faults': () => '/compare?code=S11829&code=S99999&code=x',
  'a comparison of nothing': () => '/compare',
  'about the data': () => '/about-data',
  'the accessibility statement': () => '/accessibility',
  'the page on open data': () => '/open-data',
  'the reference of the API': () => '/open-data/api',
  'the page for signing in': () => '/sign-in',
  'the code of a second factor': () => '/sign-in/code',
  'a forgotten password': () => '/sign-in/forgotten',
  'a link for a new password that is not valid any more': () => '/sign-in/password/nobodys',
  'signing in that came to nothing at an identity provider': () => '/sign-in/provider/oidc?failed=account',
  'a project that there is not': () => '/projects/S99999',
  'an address that there is not': () => '/nothing/here',
};

async function ofForm(register: Register, form: string): Promise<string> {
  return addressOf(await register.projectWhere((project) => project.form === form));
}

function addressOf({ code }: { readonly code: string }): string {
  return `/projects/${code}`;
}
