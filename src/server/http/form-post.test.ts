import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createFormRoom, createFormRooms, LONGEST_FORM_BYTES, roomNameOf } from './form-post.ts';

const aRequest = () => ({}) as FastifyRequest;

describe('room for forms', () => {
  it('is taken until it is given back', () => {
    const room = createFormRoom({ most: 10, mostOfOne: 10 });
    const request = aRequest();
    expect([room.take(request, 'a', 6), room.take(request, 'a', 4), room.take(aRequest(), 'b', 1)]).toEqual([
      true,
      true,
      false,
    ]);
    room.giveBack(request);
    room.giveBack(request);
    expect(room.take(aRequest(), 'b', 10)).toBe(true);
  });

  it('is not all for one client', () => {
    const room = createFormRoom({ most: 10, mostOfOne: 4 });
    const first = aRequest();
    expect(room.take(first, 'a', 4)).toBe(true);
    expect(room.take(aRequest(), 'a', 1)).toBe(false);
    expect(room.take(aRequest(), 'b', 4)).toBe(true);
    room.giveBack(first);
    expect(room.take(aRequest(), 'a', 4)).toBe(true);
  });

  it('holds one of the longest forms of a client at a time, and other forms when it is full', () => {
    const { file, other } = createFormRooms();
    const took = ['a', 'a', 'b', 'c', 'd', 'e'].map((client) => file.take(aRequest(), client, LONGEST_FORM_BYTES));
    expect(took).toEqual([true, false, true, true, true, false]);
    expect(other.take(aRequest(), 'a', 16 * 1024)).toBe(true);
  });

  it.each([
    ['multipart/form-data; boundary=x', 'file', 'file'],
    ['application/x-www-form-urlencoded', 'file', 'other'],
    ['multipart/form-data; boundary=x', 'text', 'other'],
  ] as const)('for %s to a page that accepts a %s is that of %s', (contentType, accepts, name) => {
    expect(roomNameOf({ accepts }, contentType)).toBe(name);
  });
});
