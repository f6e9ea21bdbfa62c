export type Progress = (message: string) => void;

/** Writes lines with the seconds since the start in front. */
export function createProgress(): Progress {
  const begun = performance.now();
  return (message) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(5);
    console.log(`${seconds} s  ${message}`);
  };
}
