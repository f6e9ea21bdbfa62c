export { type CompiledPattern, type CompileResult, compilePattern, compilePatternText } from './compile.ts';
export { DEFAULT_LIMITS, type PatternLimits } from './limits.ts';
export { createPatternIndex, type PatternIndex } from './pattern-index.ts';
export type { PatternError, PatternRule, RefusedPattern } from './refusal.ts';
