import { formatMoment } from './format.js';

/**
 * What the person has to know of a task before working on it: that it came back, is waited for, or is done for somebody else.
 *
 * @param {object} props
 * @param {object} props.card the task's card
 * @param {boolean} props.isAssignee whether it is on the person's own desk: a delegation looks different from there
 * @param {(projectCode: string, documentId: string) => string} props.contentUrl address of a document's content
 */
export function Banners({ card, isAssignee, contentUrl }) {
  const { actingFor, delegatedBy, delegatedTo, delegationReason, delegationDone, returned, reminders, lastReminder, reviewed } = card;
  return (
    <>
      {delegatedBy && isAssignee && (
        <Banner title="委派">
          {delegatedBy} 委派您办理{delegationReason ? `：${sentence(delegationReason)}` : '。'}提交后任务退回 {delegatedBy}，由其确认后完成。
        </Banner>
      )}
      {delegatedTo && !isAssignee && <Banner title="委派">已委派 {delegatedTo} 办理，其提交后任务退回 {delegatedBy ?? '委派人'}。</Banner>}
      {delegationDone && (
        <Banner title="委派">
          {delegationDone.by} 已于 {formatMoment(delegationDone.at)} 完成委派{isAssignee ? '，请核对后提交。' : '。'}
        </Banner>
      )}
      {actingFor && <Banner title="代办">您代 {actingFor} 办理此任务，办理记录会注明。</Banner>}
      {returned && (
        <Banner title={returned.verdictLabel ?? '退回'} warning>
          {returned.by} 于 {formatMoment(returned.at)} 退回{returned.reason ? `：${sentence(returned.reason)}` : '。'}
        </Banner>
      )}
      {reminders > 0 && lastReminder && (
        <Banner title="催办" warning>
          {lastReminder.by} 于 {formatMoment(lastReminder.at)} 催办{lastReminder.message ? `：${sentence(lastReminder.message)}` : '。'}
          {reminders > 1 && `（共催办 ${reminders} 次）`}
        </Banner>
      )}
      {reviewed && (
        <Banner title="待审">
          <span class="itp-reviewed">《{reviewed.title}》第 {reviewed.version} 版</span>
          <span class="itp-reviewed">{reviewed.authorName}</span>
          <a
            href={contentUrl(reviewed.projectCode, reviewed.id)}
            download={reviewed.fileName}
            title={reviewed.fileName}
            aria-label={`下载 ${reviewed.fileName}`}
          >
            <span class="glyphicon glyphicon-download-alt" aria-hidden="true" /> 下载
          </a>
        </Banner>
      )}
    </>
  );
}

function Banner({ title, warning, children }) {
  return <p class={`itp-banner${warning ? ' itp-banner-warning' : ''}`} role="note"><strong>{title}</strong><span>{children}</span></p>;
}

function sentence(text) {
  return /[。！？.!?]$/.test(text) ? text : `${text}。`;
}
