import { render } from 'preact';

import { closeTask } from './tasklist-services.js';

/** The way from a task back to the list where both do not fit beside each other; the style sheet shows it there. */
export function placeBackToList() {
  const place = document.createElement('div');
  document.body.append(place);
  render(<button type="button" class="itp-to-list" onClick={closeTask}><span aria-hidden="true">‹ </span>返回列表</button>, place);
}
