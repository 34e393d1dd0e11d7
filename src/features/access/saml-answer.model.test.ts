import { expect, it } from 'vitest';
import { isPlainSamlAnswer } from './saml-answer.model.ts';

const plain = `<?xml version="1.0"?><samlp:Response InResponseTo="_1"><saml:Assertion><saml:SubjectConfirmationData
  Recipient="https://koordi.example" InResponseTo='_1'/></saml:Assertion></samlp:Response>`;
const base64 = (xml: string) => Buffer.from(xml).toString('base64');

it('takes an answer that answers one question and has nothing hidden in it', () => {
  expect(isPlainSamlAnswer(base64(plain))).toBe(true);
  expect(isPlainSamlAnswer(base64(plain).replace(/(.{76})/g, '$1\r\n'))).toBe(true);
});

it.each([
  ['whose signed part answers another question', plain.replace(`'_1'`, `'_2'`)],
  ['whose signed part answers no question', plain.replace(`InResponseTo='_1'`, '')],
  ['that answers no question', plain.replace('InResponseTo="_1"', '')],
  ['with a second confirmation', plain.replace('<saml:Assertion>', '<saml:Assertion><SubjectConfirmationData/>')],
  ['with a comment', plain.replace('<saml:Assertion>', '<saml:Assertion><!-- -->')],
  ['with letters that are not read as XML', plain.replace('<saml:Assertion>', '<saml:Assertion><![CDATA[<]]>')],
  ['with a document type', `<!DOCTYPE a>${plain}`],
  ['with an instruction', `<?php 1?>${plain}`],
  ['that is no XML', 'no XML'],
])('refuses an answer %s', (_which, xml) => {
  expect(isPlainSamlAnswer(base64(xml))).toBe(false);
});

it('refuses what is not base64 as everybody writes it', () => {
  expect(isPlainSamlAnswer(`${base64(plain)}!`)).toBe(false);
  expect(isPlainSamlAnswer(`-${base64(plain)}`)).toBe(false);
  expect(isPlainSamlAnswer('')).toBe(false);
});
