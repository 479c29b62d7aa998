import { describe, expect, it } from '@jest/globals';
import { commonWords } from './common-words';
import { isCommon } from './password-rules';

const own = ['Anneliese', 'Krämer-Oppermann', 'a.kraemer@stadt-emsdetten.example'];

describe('a password is refused when it is nothing but', () => {
  it.each([
    ['a common word and digits', 'passwort1234567'],
    ['a common word twice', 'PasswortPasswort'],
    ['two common words', 'WillkommenSommer2026!'],
    ['a common word that looks different', 'P4ssw0rt!P4ssw0rt!'],
    ['the name of the product', 'Mittler-Mittler-2026'],
    ['a municipality', 'Gelsenkirchen2026!'],
    ['words of the administration', 'Jugendamt Bielefeld 1'],
    ['digits', '481516234231337'],
    ['a run of the keyboard', 'qwertzuiopasdfghjkl'],
    ['a run backwards', '0987654321poiuztrewq'],
    ['the alphabet', 'abcdefghijklmnop'],
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['a repeated text', 'xk7xk7xk7xk7xk7xk7'],
    ['the own name', 'Anneliese Oppermann'],
    ['the own address', 'kraemer@emsdetten2026'],
  ])('%s', (_, password) => expect(isCommon(password, own)).toBe(true));
});

describe('a password is fine when it', () => {
  it.each([
    ['has three different words', 'Regenschirm tanzt Walzer'],
    ['has three common words', 'katze liebt pizza'],
    ['is random', 'v9#Kq2!mZr7$Lx0w'],
    ['is a sentence', 'Gestern fuhr der Zug pünktlich ab.'],
    ['is in another script', 'ξεσκεπάζω την ψυχοφθόρα'],
    ['is very long', `${'Der Wind trägt Blätter über den Hof. '.repeat(6)}`],
  ])('%s', (_, password) => expect(isCommon(password, own)).toBe(false));
});

describe('the list', () => {
  it('has more than 3,000 words', () => expect(commonWords.size).toBeGreaterThan(3000));

  it('is checked quickly, however odd the password is', () => {
    const begun = performance.now();
    isCommon('passwortsommerwintergeheim'.repeat(10).slice(0, 256), own);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
