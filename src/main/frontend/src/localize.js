import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';
import { options } from 'preact';

import { translate } from './messages.js';

const TEXT_PROPERTIES = ['placeholder', 'title', 'aria-label'];

/**
 * Makes form-js speak Chinese. Its viewer has no setting for that, so its texts are exchanged where Preact makes elements of them;
 * the Preact is the one of this bundle, no other part of the page is touched.
 */
export function localize() {
  const next = options.vnode;
  options.vnode = (vnode) => {
    const { props } = vnode;
    if (props && typeof props === 'object') {
      if (props.children !== undefined) {
        props.children = translateChildren(props.children);
      }
      if (typeof vnode.type === 'string') {
        TEXT_PROPERTIES.filter((name) => typeof props[name] === 'string').forEach((name) => {
          props[name] = translate(props[name]);
        });
      }
    }
    next?.(vnode);
  };

  flatpickr.localize({ ...Mandarin, firstDayOfWeek: 1 });
}

function translateChildren(children) {
  if (typeof children === 'string') {
    return translate(children);
  }
  return Array.isArray(children) ? children.map((child) => (typeof child === 'string' ? translate(child) : child)) : children;
}
