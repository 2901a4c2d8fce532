// Tasklist's configuration. The build puts the scripts' names in.
import { configuration, languageOf } from './config.js';

const SHORTCUTS = {
  claimTask: { key: 'ctrl+alt+c', zh: '认领当前任务', en: 'claims the currently selected task' },
  focusFilter: { key: 'ctrl+shift+f', zh: '转到第一个筛选器', en: 'set the focus to the first filter in the list' },
  focusList: { key: 'ctrl+alt+l', zh: '转到列表中的第一个任务', en: 'sets the focus to the first task in the list' },
  focusForm: { key: 'ctrl+alt+f', zh: '转到任务表单的第一个输入框', en: 'sets the focus to the first input field in a task form' },
  startProcess: { key: 'ctrl+alt+p', zh: '打开“发起流程”窗口', en: 'opens the start process modal dialog' },
};

const language = languageOf(navigator);
const common = configuration('tasklist', PAGE, language);

export default {
  ...common,
  customScripts: [...common.customScripts, FORM_RENDERER],
  shortcuts: Object.fromEntries(
    Object.entries(SHORTCUTS).map(([name, { key, [language]: description }]) => [name, { key, description }])
  ),
};
