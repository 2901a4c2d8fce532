import { pageCount } from './pages.js';

/**
 * Goes through the pages of a list. Nothing is shown for a single page.
 *
 * @param {{ page: number, size: number, total: number, onPage: (page: number) => void }} props `page` counts from 0
 */
export function Paging({ page, size, total, onPage }) {
  const pages = pageCount(total, size);
  if (pages < 2) {
    return null;
  }
  return (
    <nav class="itp-paging" aria-label="翻页">
      <button type="button" class="btn btn-default" disabled={page <= 0} onClick={() => onPage(page - 1)}>上一页</button>
      <span>第 {page + 1} / {pages} 页，共 {total} 条</span>
      <button type="button" class="btn btn-default" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>下一页</button>
    </nav>
  );
}
