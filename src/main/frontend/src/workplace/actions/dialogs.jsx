import { useState } from 'preact/hooks';

import { Field, FormDialog, openDialog, TextArea } from '../dialog.jsx';
import { everybody, PersonPicker } from '../person-picker.jsx';
import { COMMENT_MAX, COPY_MAX, COPY_MAX_PEOPLE, fits, missing, REASON_MAX, REMINDER_MAX } from './texts.js';

/**
 * What a dialog works on.
 *
 * @typedef {{ engine: import('../../engine.js').Engine, taskId: string, taskName: string, onDone: (title: string, message?: string) => void }} Subject
 */

/** Hands a task over to another member of its groups. */
export async function openTransferDialog(subject) {
  const candidates = await subject.engine.get(taskUrl(subject, 'candidates'));
  openDialog((close) => <PersonDialog subject={subject} close={close} title="转办" path="transfer" submitLabel="转办" personLabel="转办给"
    explanation="任务转给本步骤的另一位人员办理，由其独立完成并署名。" source={candidates}
    done={(person) => [`已转办给${person.name}`, `“${subject.taskName}”现由${person.name}办理。`]} />);
}

/** Has somebody else prepare a task, which then comes back. */
export function openDelegateDialog(subject) {
  const source = everybody(subject.engine);
  openDialog((close) => <PersonDialog subject={subject} close={close} title="委派" path="delegate" submitLabel="委派" personLabel="委派给"
    explanation="请他人代为填写。对方提交后任务回到您这里，由您确认并正式提交。" source={source}
    done={(person) => [`已委派给${person.name}`, `${person.name}提交后，“${subject.taskName}”会回到您的待办。`]} />);
}

/** Takes a delegated task back before the other one has done it. */
export function openRecallDialog(subject) {
  openDialog((close) => <TextDialog subject={subject} close={close} title="收回委派" path="recall" submitLabel="收回"
    explanation="任务立即回到您的待办，被委派人不能再提交。" field="reason" label="说明" max={REASON_MAX} done={['已收回委派', `“${subject.taskName}”回到您的待办。`]} />);
}

/** Reminds those who have a task to do. Also for the time line and the list of what one has started. */
export function openRemindDialog(subject) {
  openDialog((close) => <TextDialog subject={subject} close={close} title={`催办：${subject.taskName}`} path="remind" submitLabel="催办"
    explanation="办理人会在任务上看到这次催办。同一任务在规定的间隔内只能催办一次。" field="message" label="留言" max={REMINDER_MAX}
    done={['已催办', `已提醒“${subject.taskName}”的办理人。`]} />);
}

/** Lets others know. */
export function openCopyDialog(subject) {
  const source = everybody(subject.engine);
  openDialog((close) => <CopyDialog subject={subject} close={close} source={source} />);
}

/** A remark on the task for everybody who sees the project. */
export function openCommentDialog(subject) {
  openDialog((close) => <TextDialog subject={subject} close={close} title="批注" path="comments" submitLabel="保存批注" required
    explanation="批注记入办理记录，项目的所有参与人都能看到，不代表审批意见。" field="message" label="批注内容" max={COMMENT_MAX} rows={6}
    done={['批注已保存', '可以在“办理记录”中查看。']} />);
}

/** Takes a completed task back. `onDone` is also given the id of the task that is open again. */
export function openWithdrawDialog(subject) {
  openDialog((close) => <TextDialog subject={subject} close={close} title={`撤回：${subject.taskName}`} path="withdraw" submitLabel="撤回" required
    explanation="后续步骤尚无人处理时可以撤回。撤回后任务回到您的待办，原提交内容和撤回原因都会保留在办理记录中。"
    field="reason" label="撤回原因" max={REASON_MAX} done={['已撤回', `“${subject.taskName}”已回到您的待办，可以修改后重新提交。`]} />);
}

function PersonDialog({ subject, close, title, path, submitLabel, personLabel, explanation, source, done }) {
  const [people, setPeople] = useState([]);
  const [reason, setReason] = useState('');
  const submit = async () => {
    const [person] = people;
    await subject.engine.post(taskUrl(subject, path), { userId: person.id, reason: reason.trim() });
    subject.onDone(...done(person));
  };
  const validate = () => missing([
    { field: 'userId', present: people.length > 0, message: `请选择${personLabel}的人员。` },
    { field: 'reason', present: reason.trim(), message: `请填写${title}原因。` },
    fits('reason', `${title}原因`, reason, REASON_MAX),
  ]);
  return (
    <FormDialog title={`${title}：${subject.taskName}`} submitLabel={submitLabel} onSubmit={submit} onClose={close} validate={validate}
      dirty={people.length > 0 || reason !== ''}>
      <p class="itp-explanation">{explanation}</p>
      <Field name="userId" label={personLabel} required>
        {(attributes) => <PersonPicker attributes={attributes} source={source} value={people} onChange={setPeople} autoFocus />}
      </Field>
      <Field name="reason" label={`${title}原因`} required>
        {(attributes) => <TextArea attributes={attributes} value={reason} onChange={setReason} max={REASON_MAX} rows={3} />}
      </Field>
    </FormDialog>
  );
}

function TextDialog({ subject, close, title, path, submitLabel, explanation, field, label, max, rows = 4, required = false, done }) {
  const [text, setText] = useState('');
  const submit = async () => {
    const answer = await subject.engine.post(taskUrl(subject, path), { [field]: text.trim() });
    subject.onDone(...done, answer);
  };
  const validate = () => missing([{ field, present: !required || text.trim(), message: `请填写${label}。` }, fits(field, label, text, max)]);
  return (
    <FormDialog title={title} submitLabel={submitLabel} onSubmit={submit} onClose={close} validate={validate} dirty={text !== ''}>
      <p class="itp-explanation">{explanation}</p>
      <Field name={field} label={required ? label : `${label}（可不填）`} required={required}>
        {(attributes) => <TextArea attributes={attributes} value={text} onChange={setText} max={max} rows={rows} autoFocus />}
      </Field>
    </FormDialog>
  );
}

function CopyDialog({ subject, close, source }) {
  const [people, setPeople] = useState([]);
  const [message, setMessage] = useState('');
  const submit = async () => {
    await subject.engine.post(taskUrl(subject, 'copy'), { userIds: people.map(({ id }) => id), message: message.trim() });
    subject.onDone('已抄送', `已抄送给${people.map(({ name }) => name).join('、')}。`);
  };
  const validate = () => missing([
    { field: 'userIds', present: people.length > 0, message: '请选择抄送人员。' },
    fits('message', '留言', message, COPY_MAX),
  ]);
  return (
    <FormDialog title={`抄送：${subject.taskName}`} submitLabel="抄送" onSubmit={submit} onClose={close} validate={validate}
      dirty={people.length > 0 || message !== ''}>
      <p class="itp-explanation">收到抄送的人员今后可以查看本项目的资料和办理记录。</p>
      <Field name="userIds" label="抄送给" required hint={`最多 ${COPY_MAX_PEOPLE} 人。`}>
        {(attributes) => (
          <PersonPicker attributes={attributes} source={source} value={people} onChange={setPeople} max={COPY_MAX_PEOPLE} autoFocus />
        )}
      </Field>
      <Field name="message" label="留言（可不填）">
        {(attributes) => <TextArea attributes={attributes} value={message} onChange={setMessage} max={COPY_MAX} rows={3} />}
      </Field>
    </FormDialog>
  );
}

function taskUrl({ engine, taskId }, path) {
  return engine.ownUrl(`tasks/${encodeURIComponent(taskId)}/${path}`);
}
