/** A stream of numbers that is the same for the same seed, on every machine and at any time. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** The stream of one part of the whole, which no other part's use of numbers disturbs. */
  static of(seed: number, part: number): Random {
    const random = new Random(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35));
    random.next();
    return random;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** Whether something happens that happens `share` of the time. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    const picked = items[Math.floor(this.next() * items.length)];
    if (picked === undefined) throw new RangeError('Nothing to pick from');
    return picked;
  }

  /** `count` different items (fewer when there are not so many), in the order of the list. */
  some<T>(items: readonly T[], count: number): T[] {
    const chosen: T[] = [];
    let wanted = Math.min(count, items.length);
    for (let index = 0; wanted > 0; index += 1) {
      if (this.next() * (items.length - index) >= wanted) continue;
      chosen.push(items[index] as T);
      wanted -= 1;
    }
    return chosen;
  }

  /** The items in another order. */
  shuffled<T>(items: readonly T[]): T[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      [order[last], order[other]] = [order[other] as T, order[last] as T];
    }
    return order;
  }

  /** One number of the standard normal distribution. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}
