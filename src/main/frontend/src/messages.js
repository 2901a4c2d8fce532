/**
 * Chinese texts for form-js, whose viewer has English ones only.
 */

const TEXTS = new Map([
  ['Field is required.', '必填项，请填写。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  ['Min validation value is not a valid number.', '表单设置的最小值不是有效数字，请联系管理员。'],
  ['Max validation value is not a valid number.', '表单设置的最大值不是有效数字，请联系管理员。'],
  ['Field must be a valid email.', '请填写有效的电子邮箱地址。'],
  ['Field must be a valid  international phone number. (e.g. +4930664040900)', '请填写带国家代码的有效电话号码（例如 +8613800000000）。'],
  ['Date and time must both be entered.', '日期和时间都要填写。'],
  ['Add new', '添加一行'],
  ['Collapse', '收起'],
  ['Search', '搜索'],
  ['Select', '请选择'],
  ['No results', '没有匹配的选项'],
  ['All values selected', '已全部选择'],
  ['Skip to search', '转到搜索'],
  ['Remove tag', '移除'],
  ['Nothing to show.', '暂无数据'],
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
  [' of ', ' / '],
  ['Increment', '增加'],
  ['Decrement', '减少'],
  ['Click to remove sorting', '取消排序'],
  ['Unable to download document', '无法下载文件'],
  ['Document reference is not defined.', '没有指定文件。'],
  ["External content couldn't be loaded.", '无法加载外部内容。'],
  ['No content to show.', '没有可显示的内容。'],
]);

const PATTERNS = [
  [/^yyyy([/.-])mm\1dd$/, '年$1月$1日'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填写有效的值，最接近的有效值是 $1 和 $2。'],
  [/^Field must match pattern (.+)\.$/s, '格式不正确，应符合 $1。'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
  [/^Expand all \((\d+)\)$/, '展开全部'],
  [/^Remove list item (\d+)$/, '删除第 $1 行'],
  [/^Click to sort by (.+) descending$/, '按$1降序排列'],
  [/^Click to sort by (.+) ascending$/, '按$1升序排列'],
  [/^Download (.+)$/, '下载 $1'],
];

/**
 * The Chinese text for one of form-js's own; any other text comes back unchanged.
 *
 * @param {string} text
 * @returns {string}
 */
export function translate(text) {
  const known = TEXTS.get(text);
  if (known !== undefined) {
    return known;
  }
  const pattern = PATTERNS.find(([expression]) => expression.test(text));
  return pattern ? text.replace(...pattern) : text;
}
