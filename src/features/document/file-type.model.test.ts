import { describe, expect, it } from 'vitest';
import { attachmentHeader, safeFileName, typeByBytes, typeByMembers, typeOfText } from './file-type.model.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = { extension: 'pdf', mediaType: 'application/pdf' };

describe('the type of a file', () => {
  it('is told by what it holds, not by its name', () => {
    expect(typeByBytes(bytes('%PDF-1.7 …'))).toEqual(pdf);
    expect(typeByBytes(bytes('PK\u0003\u0004…'))).toBe('zip');
    expect(typeByBytes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBe('old-office');
    expect(typeByBytes(bytes('MZ…'))).toBeUndefined();
    expect(typeByBytes(new Uint8Array())).toBeUndefined();
  });

  it('of an archive follows from the files in it', () => {
    const told = (members: readonly string[], mimetype?: string) => typeByMembers(members, mimetype).type?.extension;
    expect(told(['[Content_Types].xml', 'word/document.xml'])).toBe('docx');
    expect(told(['[Content_Types].xml', 'xl/workbook.xml'])).toBe('xlsx');
    expect(told(['[Content_Types].xml', 'ppt/presentation.xml'])).toBe('pptx');
    const openDocument = 'application/vnd.oasis.opendocument.text';
    expect(told(['mimetype', 'content.xml', 'META-INF/manifest.xml'], openDocument)).toBe('odt');
    expect(told(['mimetype', 'content.xml'], openDocument)).toBeUndefined();
    expect(told(['mimetype', 'evil.exe'], openDocument)).toBeUndefined();
    expect(told(['[Content_Types].xml', 'word/document2.xml'])).toBe('docx');
    expect(told(['[Content_Types].xml', 'word/notes.txt'])).toBeUndefined();
    expect(told(['word/document.xml'])).toBeUndefined();
    expect(told(['virus.exe'])).toBeUndefined();
    expect(told(['mimetype', 'page.html'], 'application/pdf')).toBeUndefined();
  });

  it('of an archive says whether programs are in it', () => {
    expect(typeByMembers(['[Content_Types].xml', 'word/vbaProject.bin'], undefined).hasMacros).toBe(true);
    expect(typeByMembers(['mimetype', 'Basic/Standard/Module1.xml'], undefined).hasMacros).toBe(true);
    expect(typeByMembers(['[Content_Types].xml', 'word/document.xml'], undefined).hasMacros).toBe(false);
  });

  it.each(['run.exe', 'word/media/Kuva.JS', 'x/a.ps1', 'b.hta', 'c.jar', 'd.lnk'])(
    'of an archive says that %s is a program',
    (member) => {
      expect(typeByMembers(['[Content_Types].xml', 'word/document.xml', member], undefined).hasPrograms).toBe(true);
    },
  );

  it('of an archive takes no part of a document for a program', () => {
    const parts = ['[Content_Types].xml', 'word/document.xml', 'word/embeddings/oleObject1.bin', 'docProps/app.xml'];
    expect(typeByMembers(parts, undefined)).toMatchObject({ hasPrograms: false, hasMacros: false });
  });

  it('of text is what its name says, and nothing else', () => {
    expect(typeOfText('a;b', 'luettelo.CSV')?.extension).toBe('csv');
    expect(typeOfText('Hei', 'muistio.txt')?.extension).toBe('txt');
    expect(typeOfText('<script>', 'sivu.html')).toBeUndefined();
    expect(typeOfText('a\0b', 'muistio.txt')).toBeUndefined();
    expect(typeOfText(undefined, 'muistio.txt')).toBeUndefined();
  });
});

describe('the name of a file', () => {
  it.each([
    ['C:\\kansio\\Pöytäkirja 1.pdf', 'Pöytäkirja 1.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['lasku.pdf\r\nX: y.exe', 'lasku.pdfX y.exe.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['', 'document.pdf'],
  ])('%j becomes %s', (sent, safe) => {
    expect(safeFileName(sent, pdf)).toBe(safe);
  });

  it('is handed out in letters that every program reads, and whole', () => {
    expect(attachmentHeader('Pöytäkirja (1).pdf')).toBe(
      `attachment; filename="P_yt_kirja (1).pdf"; filename*=UTF-8''P%C3%B6yt%C3%A4kirja%20%281%29.pdf`,
    );
  });
});
