/**
 * What a project waits for: `审核实施方案 周强；编制预算 李娜、孙丽`.
 *
 * @param {{ stepName: string, handlers: string[] }[]} now
 */
export function stepsInWords(now) {
  return now.map(({ stepName, handlers }) => [stepName, handlers.join('、')].filter(Boolean).join(' ')).join('；');
}
