import { useState } from 'preact/hooks';

import { formatTime } from '../../format.js';
import { reasonOf } from '../../refusal.js';
import { Dialog, openDialog } from '../dialog.jsx';
import { Loaded, Notice } from '../notice.jsx';
import { useLoad } from '../use-load.js';

/**
 * Shows to whom a project was copied. Who sent a copy may take it back: the project is closed to the recipient then.
 *
 * @param {{ engine: import('../../engine.js').Engine, scope: object, code: string, onChange: () => void }} subject
 */
export function openCopiesDialog(subject) {
  openDialog((close) => <Dialog title="抄送情况" onClose={close}><Copies {...subject} /></Dialog>);
}

function Copies({ engine, scope, code, onChange }) {
  const load = useLoad(scope, () => engine.get(engine.ownUrl(`projects/${encodeURIComponent(code)}/copies`)), [code]);
  const [refusal, setRefusal] = useState();
  const revoke = async ({ id }) => {
    setRefusal(undefined);
    try {
      await engine.delete(engine.ownUrl(`worklist/copied/${id}`));
      onChange();
    } catch (failure) {
      setRefusal(reasonOf(failure));
    }
    await load.reload();
  };
  return (
    <div class="itp-dialog-body">
      {refusal && <Notice tone="failure">{refusal}</Notice>}
      <Loaded load={load}>
        {(copies) => (copies.length === 0 ? <Notice>没有抄送，或已全部撤销。</Notice> : (
          <ul class="itp-rows">
            {copies.map((copy) => (
              <li key={copy.id} class="itp-row">
                <div class="itp-row-copy">
                  <strong>{copy.recipientName}</strong> <span class="itp-hint">{copy.readAt ? '已读' : '未读'}</span>
                  <p class="itp-hint">{copy.stepName} · {copy.senderName} 于 {formatTime(copy.sentAt)} 抄送</p>
                </div>
                {copy.revocable && (
                  <button type="button" class="btn btn-default btn-sm" aria-label={`撤销对${copy.recipientName}的抄送`} onClick={() => revoke(copy)}>撤销</button>
                )}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </div>
  );
}
