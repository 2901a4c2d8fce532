import { useState } from 'preact/hooks';

import { fits, missing, REASON_MAX } from '../actions/texts.js';
import { Field, FormDialog, openDialog, TextArea } from '../dialog.jsx';
import { PageFrame } from '../page-frame.jsx';
import { everybody, PersonPicker } from '../person-picker.jsx';
import { plugin } from '../plugin.jsx';
import { notify } from '../tasklist-services.js';
import { useLoad } from '../use-load.js';
import { today } from '../dates.js';
import { formatDay } from '../../format.js';

/** 请假委托: who does my tasks while I am away, and whose I do. */
function Deputies({ engine, scope }) {
  const load = useLoad(scope, async () => {
    const [deputies, me] = await Promise.all([engine.get(engine.ownUrl('deputies')), engine.get(engine.ownUrl('organization/me'))]);
    return { ...deputies, me };
  }, [engine]);
  const { mine = [], forMe = [], me } = load.data ?? {};
  const source = everybody(engine);

  const create = () => openDialog((close) => (
    <DeputyDialog source={source} me={me} forOthers={scope.$root.itpCaretaker} close={close} save={async (deputy) => {
      await engine.post(engine.ownUrl('deputies'), deputy);
      notify('请假委托已登记');
      await load.reload();
    }} />
  ));
  const revoke = (deputy) => openDialog((close) => (
    <FormDialog title="撤销请假委托" submitLabel="撤销委托" dirty={false} onClose={close} onSubmit={async () => {
      await engine.delete(engine.ownUrl(`deputies/${deputy.id}`));
      notify('请假委托已撤销');
      await load.reload();
    }}>
      <p>撤销 {formatDay(deputy.startsOn)} 至 {formatDay(deputy.endsOn)} 对{deputy.deputyName}的委托？</p>
      <p class="itp-hint">{deputy.deputyName}已经认领的任务仍由其办理，未认领的任务不再出现在其待办中。</p>
    </FormDialog>
  ));

  const add = <button type="button" class="btn btn-primary" disabled={!me} onClick={create}>新增委托</button>;
  return (
    <PageFrame title="请假委托" subtitle="委托期间新到的任务同时交给受托人办理，并注明“代…”。职责分离的规定仍然有效。" tools={add} load={load}>
      <section>
        <h2 class="itp-heading">我委托他人</h2>
        <DeputyList deputies={mine} empty="您没有登记过请假委托。" nameOf={(deputy) => (
          deputy.personId === me?.id ? `由${deputy.deputyName}代办` : `${deputy.personName}由${deputy.deputyName}代办`
        )} revoke={revoke} />
      </section>
      <section>
        <h2 class="itp-heading">他人委托我</h2>
        <DeputyList deputies={forMe} empty="没有人委托您代办。" nameOf={(deputy) => `代${deputy.personName}办理`} />
      </section>
    </PageFrame>
  );
}

function DeputyList({ deputies, empty, nameOf, revoke }) {
  if (deputies.length === 0) {
    return <p class="itp-state itp-state-small">{empty}</p>;
  }
  return (
    <ul class="itp-rows">
      {deputies.map((deputy) => (
        <li key={deputy.id} class="itp-row">
          <div class="itp-row-main">
            <strong>{nameOf(deputy)}</strong>
            {deputy.reason && <p class="itp-hint">{deputy.reason}</p>}
          </div>
          <div class="itp-row-state">
            <p>{formatDay(deputy.startsOn)} 至 {formatDay(deputy.endsOn)} <span class={`itp-mark ${deputy.state === 'ACTIVE' ? 'itp-mark-positive' : ''}`}>{deputy.stateLabel}</span></p>
          </div>
          <div class="itp-row-tools">
            {revoke && (deputy.state === 'PLANNED' || deputy.state === 'ACTIVE') && (
              <button type="button" class="btn btn-default btn-sm" onClick={() => revoke(deputy)}>撤销</button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function DeputyDialog({ source, me, forOthers, close, save }) {
  const [persons, setPersons] = useState([]);
  const [deputies, setDeputies] = useState([]);
  const [startsOn, setStartsOn] = useState(today());
  const [endsOn, setEndsOn] = useState('');
  const [reason, setReason] = useState('');
  const submit = () => save({
    ...(persons.length > 0 && { personId: persons[0].id }),
    deputyId: deputies[0].id,
    startsOn,
    endsOn,
    reason: reason.trim(),
  });
  const validate = () => missing([
    { field: 'deputyId', present: deputies.length > 0, message: '请选择受托人。' },
    { field: 'startsOn', present: startsOn, message: '请填写开始日期。' },
    { field: 'endsOn', present: endsOn, message: '请填写结束日期。' },
    { field: 'endsOn', present: !startsOn || !endsOn || endsOn >= startsOn, message: '结束日期不能早于开始日期。' },
    fits('reason', '原因', reason, REASON_MAX),
  ]);
  return (
    <FormDialog title="新增请假委托" submitLabel="登记委托" onSubmit={submit} onClose={close} validate={validate}
      dirty={persons.length > 0 || deputies.length > 0 || endsOn !== '' || reason !== ''}>
      {forOthers && (
        <Field name="personId" label="委托人" hint="不选为本人。">
          {(attributes) => <PersonPicker attributes={attributes} source={source} value={persons} onChange={setPersons} />}
        </Field>
      )}
      <Field name="deputyId" label="受托人" required>
        {(attributes) => (
          <PersonPicker attributes={attributes} source={source} value={deputies} onChange={setDeputies}
            exclude={[persons[0]?.id ?? me.id]} autoFocus />
        )}
      </Field>
      <div class="itp-field-pair">
        <Field name="startsOn" label="开始日期" required>
          {(attributes) => (
            <input {...attributes} type="date" class="form-control" value={startsOn} onInput={(event) => setStartsOn(event.currentTarget.value)} />
          )}
        </Field>
        <Field name="endsOn" label="结束日期（含当日）" required>
          {(attributes) => (
            <input {...attributes} type="date" class="form-control" min={startsOn} value={endsOn}
              onInput={(event) => setEndsOn(event.currentTarget.value)} />
          )}
        </Field>
      </div>
      <Field name="reason" label="原因（可不填）">
        {(attributes) => <TextArea attributes={attributes} value={reason} onChange={setReason} max={REASON_MAX} rows={2} />}
      </Field>
    </FormDialog>
  );
}

export const deputiesPage = plugin({ id: 'itp-deputies', pluginPoint: 'tasklist.route', properties: { path: '/deputies' } }, Deputies);
