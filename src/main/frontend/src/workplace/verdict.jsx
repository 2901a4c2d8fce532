/** A decision in the words of its step; one that was taken back is crossed out. */
export function Verdict({ label, negative, withdrawn }) {
  return (
    <>
      <span class={`itp-mark itp-mark-${withdrawn ? 'plain' : negative ? 'negative' : 'positive'} ${withdrawn ? 'itp-struck' : ''}`}>{label}</span>
      {withdrawn && <> <span class="itp-mark itp-mark-plain">已撤回</span></>}
    </>
  );
}
