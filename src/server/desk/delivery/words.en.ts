import type { DeliveryWords } from './words.ts';

export const en: DeliveryWords = {
  link: 'Hand over the list',
  title: 'Hand over the list',
  intro:
    'The list is read as it stands at this moment. It bears its date, its count and its hash, so that anyone can check that nothing in it has changed.',
  list: 'List',
  nothing: 'There is nothing to hand over for now: the figures are not public yet.',
  perSheet: 'Rows per sheet',
  perSheetHint: 'Each row bears the number of its sheet, in the page and in the file alike.',
  perSheetFault: 'Give a number of rows from 5 to 200.',
  forExcel: 'For Excel',
  forExcelHint: 'Adds the mark of UTF-8, without which Excel spoils accents.',
  asPage: 'Page to print (PDF)',
  asCsv: 'CSV file',
  logged:
    'Handing it over is written into the public log, with the count and the hash, and without any name. The list holds personal data: give it only to those who are to have it.',
  back: 'Back',
  number: 'No.',
  sheet: 'Sheet',
  sheetOf: (sheet, sheets) => `Sheet ${sheet} of ${sheets}`,
  date: 'Date of the list',
  hash: 'SHA-256 hash',
  hashHint: 'It is that of the lines of this list’s CSV file: all that stands before its line “SHA-256”.',
  thing: 'Title',
  address: 'Address',
  text: (version, language) => `Text (version ${version}, ${language})`,
  earlier: (version, language, day) => `Text until ${day} (version ${version}, ${language})`,
  print: 'To make a PDF of it, print this page and choose “Save as PDF”.',
  inVolumes: (rows) =>
    `Above ${rows} rows, the page to print comes in volumes of one list, which are printed one after the other.`,
  volumes: 'The volumes of this list',
  volumesHint:
    'Each volume is a page of its own, to be printed by itself. All bear the date and the hash of the whole list, and their sheets run on.',
  volume: (number) => `volume ${number}`,
  volumeOf: (number, volumes) => `Volume ${number} of ${volumes}`,
  range: (from, to, firstSheet, lastSheet) => `nos. ${from} to ${to}, sheets ${firstSheet} to ${lastSheet}`,
  textsIn: 'The texts that this list is about stand in volume 1.',
  volumeFaults: {
    unknown: 'There is no such volume: no list that was handed over has this address. Hand over the list.',
    changed:
      'The list has changed since it was handed over, for instance because personal data was erased. This volume would not go with the others: hand over the list again below, and print all of its volumes.',
  },
  empty: 'The list is empty.',
  onPaper: 'Besides, on paper',
  paperToo: (number) => `Besides, on paper: ${number}, which have no row in this list.`,
  erased: 'Counted besides, personal data erased',
  gone: {
    withdrawn: (day) => `(withdrawn on ${day})`,
    invalidated: (day) => `(taken out of the count on ${day})`,
  },
  goneSince: (counted) =>
    `Withdrawn or taken out of the count since the list was handed over: ${counted}. Their places stay, empty, so that the volumes run on; the count and the fingerprint are those of the list as it was handed over.`,
  erasedToo: (counted) =>
    `Counted besides: ${counted} of which personal data was erased, so that neither name nor place is known any more.`,
};
