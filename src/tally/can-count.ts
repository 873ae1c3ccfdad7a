/** What the steps that a count is made of come to in every browser. */
const right =
  '6,2,4|3,2|6|true,false|true,false|1,2,3|3,2,1|1,1,2,2|true,false|1,-1|1|0|0,0|2,3,5|a,b|1,2|3,1,2|2,true,true,4|7|true,false|true,false|3,1,-1|true,false|false,true|true,false|4|0,1,2,3|0,3,1,1,2,2,3,4|a,b|2,3';

function steps(): unknown[] {
  const list = [3, 1, 2];
  const found: number[] = [];
  const map = new Map([['a', 7]]).set('b', 1);
  const set = new Set([1, 2, 1]);
  list.forEach((each, at) => (found[2 - at] = each));
  const row = new Int32Array(3).fill(2).subarray(1);
  row[1] = 3;
  return [
    list.map((each) => each * 2),
    list.filter((each) => each > 1),
    list.reduce((sum, each) => sum + each, 0),
    [list.every((each) => each > 0), list.every((each) => each > 1)],
    [list.some((each) => each > 2), list.some((each) => each > 3)],
    [...list].sort((one, other) => one - other),
    [1, 2, 3].reverse(),
    [1, 2].flatMap((each) => [each, each]),
    [list.includes(2), list.includes(4)],
    [list.indexOf(1), list.indexOf(4)],
    list.find((each) => each < 2),
    list.findIndex((each) => each > 2),
    new Array<number>(2).fill(0),
    [...row, row.reduce((sum, each) => sum + each, 0)],
    Object.keys({ a: 1, b: 2 }),
    list.slice(1),
    [found[2], found[1], found[0]],
    [set.size, set.has(2), set.add(3).has(3), list.push(4)],
    map.get('a'),
    [map.has('b'), map.has('c')],
    [Array.isArray(list), Array.isArray({ length: 1 })],
    [Math.max(3, 1), Math.min(3, 1), Math.sign(-5)],
    [Number.isSafeInteger(2), Number.isInteger(0.5)],
    [Number.isSafeInteger(0.5), Number.isInteger(2)],
    [Object.hasOwn({ a: 1 }, 'a'), Object.hasOwn({ a: 1 }, 'b')],
    list.at(-1),
    [...list.keys()],
    [...list.entries()],
    [...map.keys()],
    [...Float64Array.of(2, 3)],
  ];
}

/**
 * Checks whether this browser counts as it should: some libraries replace what counting stands on. Where it does not, nothing is said of a
 * result.
 */
export function canCount(): boolean {
  try {
    return steps().join('|') === right;
  } catch {
    return false;
  }
}
