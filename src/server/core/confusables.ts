/*
 * Letters that look like those of the Latin alphabet: what of Unicode's `confusables.txt` (UTS 39, version 13) is a letter, a number or a
 * sign of a currency, leads to one Latin letter, and is written from left to right, with the small capitals of Latin besides.
 */

/** What looks like a letter, whether large or small. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'ᴀɑαаΑАᎪᗅꓮ𖽀𐊠ꭺ',
  b: 'ʙƄЬᏏᑲᖯꞴΒВᏴᗷꓐ𐊂𐊡𐌁ɓᑳƃƂБƀҍҌѣѢвᏼ',
  c: 'ᴄςⲥсꮯ𐐽𑣲𑣩ΣⲤСᏟꓚ𐊢𐌂𐐕𐔜¢ȼ₡ҫҪ',
  d: 'ᴅԁᏧᑯꓒᎠᗞᗪꓓɗɖƌđĐÐƉ₫ꭰ',
  e: 'ᴇꬲеҽΕЕⴹᎬꓰ𑢦𑢮𐊆ɇɆҿꭼ',
  f: 'ꜰꬵꞙẝքꞘϜᖴꓝ𑣂𑢢𐊇𐊥𐔥ƒƑᵮ',
  g: 'ɢɡᶃƍցԌᏀᏳꓖɠǥǤԍꮐᏻ',
  h: 'ʜһհᏂΗⲎНᎻᕼꓧ𐋏нɦꚕᏲⱧҢħћĦӉӇꮋңӊӈ',
  i: 'ɪıɩιіꙇӏꭵᎥ𑣃ɨᵻᵼ',
  j: 'ᴊϳјꞲͿЈᎫᒍꓙɉɈꭻ',
  k: 'ᴋĸΚⲔКᏦᛕꓗ𐔘ƙⱩҚ₭ꝀҞκⲕкꮶқҟ',
  l: 'ʟ𐌠ƖǀΙⲒІӀⵏᛁꓲ𖼨𐊊𐌉ⳐᏞᒪꓡ𖼖𑢣𑢲𐐛𐔦łŁɭƗƚɫⳑꮮ𐑃',
  m: 'ᴍΜϺⲘМᎷᗰᛖꓟ𐊰𐌑Ӎ𑣣𑜀₥ɱᵯ',
  n: 'ɴոռΝⲚꓠ𐔓ɳƞηƝᵰ',
  o: 'ᴏ०੦૦௦౦೦൦๐໐၀ᴑꬽοσⲟоჿօഠဝ𐓪𑣈𑣗𐐬০୦〇𑓐𑣠ΟⲞОՕⵔዐଠ𐓂ꓳ𑢵𐊒𐊫𐐄𐔖øꬾØⵁɵꝋөѳꮎꮻƟꝊθΘӨѲⴱᎾᏫꭴတ',
  p: 'ᴘρⲣрΡⲢРᏢᑭꓑ𐊕ƥᵽᴩꮲ',
  q: 'ԛգզⵕʠ',
  r: 'ʀꭇꭈᴦⲅгꮁƦᎡᏒ𐒴ᖇꓣ𖼵ɽɼɍғᵲꭱꮢ',
  s: 'ꜱƽѕꮪ𑣁𐑈ЅՏᏕᏚꓢ𖼺𐊖𐐠ʂᵴ',
  t: 'ᴛΤⲦТᎢꓔ𖼊𑢼𐊗𐊱𐌕ƭȾƮҬ₮ŧŦᵵτтꭲҭ',
  u: 'ᴜꞟꭎꭒʋυս𐓶𑣘Սሀ𐓎ᑌꓴ𖽂𑢸ᵾꮜɄᏌ',
  v: 'ᴠνѵ𑜆ꮩ𑣀ѴⴸᏙᐯꛟꓦ𖼈𑢠𐔝',
  w: 'ᴡɯѡԝա𑜊𑜎𑜏ꮃ𑣯𑣦ԜᎳᏔꓪѽ𑓅₩ꝡ',
  x: 'хᕁᕽ𐌢𑣬ꞳΧⲬХⵝᚷꓫ𐊐𐊴𐌗𐔧Ҳ',
  y: 'ʏɣᶌỿꭚγуүყ𑣜ΥⲨУҮᎩᎽꓬ𖽃𑢤𐊲ƴɏұ¥ɎҰ',
  z: 'ᴢꮓ𑣄𐋵𑣥ΖᏃꓜ𑢩ʐƶƵȥȤᵶ',
};

/** The Latin letter for each sign that looks like one. */
export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
);
