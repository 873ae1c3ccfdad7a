import './define.ts';

/* The script tag: one file, everything in it. */
