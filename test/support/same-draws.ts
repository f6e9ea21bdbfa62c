import fc from 'fast-check';

/** The same draws in every run, so that what they cover is the same, too; `PLUS_DRAWS=<whole number>` makes others. */
const seed = Number(process.env.PLUS_DRAWS ?? 20_241_123);
if (!Number.isInteger(seed)) throw new Error(`PLUS_DRAWS is a whole number, not ${process.env.PLUS_DRAWS}`);
fc.configureGlobal({ seed });
