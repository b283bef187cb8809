import { isPlainObject } from './terraform/json.ts';

/**
 * A value as YAML in block style, for components that take their configuration
 * as one text: a plan then shows which line changed. Every key and text is
 * quoted as JSON quotes it, which YAML reads alike.
 */
export function yamlText(value: object): string {
  return `${lines(value).join('\n')}\n`;
}

function lines(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => lines(item).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`));
  }
  if (isPlainObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => {
      const below = lines(item);
      return isNested(item)
        ? [`${keyText(key)}:`, ...below.map((line) => `  ${line}`)]
        : [`${keyText(key)}: ${below[0]}`];
    });
  }
  return [JSON.stringify(value)];
}

function keyText(key: string): string {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(key) && !YAML_WORDS.has(key.toLowerCase()) ? key : JSON.stringify(key);
}

/** Words that a YAML 1.1 reader takes for something else than text. */
const YAML_WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

function isNested(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || (isPlainObject(value) && Object.keys(value).length > 0);
}
