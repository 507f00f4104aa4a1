// What the figures use of Observable Plot: named, so that the bundle holds no more.
export { dot, gridX, gridY, line, plot, ruleY, text } from '@observablehq/plot';
