import { taskCard } from './card.jsx';
import { printPage } from './print.jsx';
import { projectPage } from './project-page.jsx';
import { courseTab, documentsTab } from './project-tabs.jsx';

/** Everything this package adds to Tasklist besides its forms, as Tasklist's plugin mechanism takes it. */
export const plugins = [taskCard, documentsTab, courseTab, projectPage, printPage];
